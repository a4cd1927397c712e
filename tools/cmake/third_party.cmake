# Third-party sources: Dear ImGui, Catch2 and nlohmann/json, as targets. The set-up says where they are, and
# fetches what is missing.
find_program(SETUP_PYTHON NAMES python3 NO_CMAKE_FIND_ROOT_PATH REQUIRED)

function(third_party_folder name result)
  execute_process(COMMAND ${SETUP_PYTHON} -m tools.setup.third_party ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
                  OUTPUT_VARIABLE folder OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  set(${result} ${folder} PARENT_SCOPE)
endfunction()

# nlohmann/json lies in the system's include folder, which a cross compiler must not see: a link of its own.
find_path(JSON_HEADERS nlohmann/json.hpp REQUIRED NO_CMAKE_FIND_ROOT_PATH PATHS /usr/include)
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/json)
file(CREATE_LINK ${JSON_HEADERS}/nlohmann ${CMAKE_BINARY_DIR}/json/nlohmann SYMBOLIC)
add_library(qungong_json INTERFACE)
target_include_directories(qungong_json SYSTEM INTERFACE ${CMAKE_BINARY_DIR}/json)

file(GLOB imgui_patches CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/third_party/patches/imgui/*.patch)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${imgui_patches})
if(view_sources OR EMSCRIPTEN OR EXISTS ${CMAKE_SOURCE_DIR}/web)
  third_party_folder(imgui IMGUI)
  add_library(imgui STATIC ${IMGUI}/imgui.cpp ${IMGUI}/imgui_draw.cpp ${IMGUI}/imgui_tables.cpp
                           ${IMGUI}/imgui_widgets.cpp)
  target_include_directories(imgui SYSTEM PUBLIC ${IMGUI})
  target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="third_party/imgui_config.hpp")
  target_include_directories(imgui PUBLIC ${CMAKE_SOURCE_DIR})
  target_link_libraries(imgui PUBLIC qungong_flags)
  if(NOT EMSCRIPTEN)
    # Natively ImGui only runs in tests: its hooks tell them of every item (tests/support/ui_stage.cpp).
    target_compile_definitions(imgui PUBLIC IMGUI_ENABLE_TEST_ENGINE)
  endif()
  if(QUNGONG_SANITIZE)  # It copies zero bytes from a null pointer, which is harmless and not ours to mend
    get_target_property(imgui_sources imgui SOURCES)
    set_source_files_properties(${imgui_sources} PROPERTIES COMPILE_OPTIONS -fno-sanitize=nonnull-attribute)
  endif()
endif()

if(NOT EMSCRIPTEN)
  third_party_folder(catch2 CATCH2)
  set(CATCH_CONFIG_DEFAULT_REPORTER console)
  set(CATCH_CONFIG_CONSOLE_WIDTH 120)
  configure_file(${CATCH2}/src/catch2/catch_user_config.hpp.in
                 ${CMAKE_BINARY_DIR}/catch2/catch2/catch_user_config.hpp)
  add_library(catch2 STATIC EXCLUDE_FROM_ALL ${CATCH2}/extras/catch_amalgamated.cpp)  # Brings its own main
  target_include_directories(catch2 SYSTEM PUBLIC ${CMAKE_BINARY_DIR}/catch2 ${CATCH2}/src ${CATCH2}/extras)
  target_link_libraries(catch2 PUBLIC qungong_flags)
endif()
