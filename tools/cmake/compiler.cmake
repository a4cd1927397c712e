# What every source of ours is compiled with: warnings are errors where the tests are, no exceptions in the client.
find_program(CCACHE ccache)
if(CCACHE AND EMSCRIPTEN)
  # ccache knows clang but not em++, so Emscripten itself is asked to call clang through it.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env EM_COMPILER_WRAPPER=${CCACHE})
elseif(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
endif()

option(QUNGONG_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)

add_library(qungong_flags INTERFACE)  # Also for third-party sources: what decides how objects fit together
if(QUNGONG_SANITIZE)
  set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(qungong_flags INTERFACE ${sanitizers})
  target_link_options(qungong_flags INTERFACE ${sanitizers})
endif()
if(EMSCRIPTEN)
  target_compile_options(qungong_flags INTERFACE -fno-exceptions -fno-rtti -ffunction-sections -fdata-sections)
endif()

add_library(qungong_options INTERFACE)
target_include_directories(qungong_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(qungong_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wno-missing-field-initializers)
# Not in the release: g++ 12 warns of the standard library's own code once it inlines (its bugs 105651 and 105562).
if(QUNGONG_SANITIZE OR EMSCRIPTEN)
  target_compile_options(qungong_options INTERFACE -Werror)
else()
  target_compile_options(qungong_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
target_link_libraries(qungong_options INTERFACE qungong_flags)
