# The Emscripten toolchain: an emcc on the PATH if it is 3.1.69 or later, else the one the set-up unpacked.
find_program(EMCC_ON_PATH emcc NO_CMAKE_FIND_ROOT_PATH)
if(EMCC_ON_PATH)
  execute_process(COMMAND ${EMCC_ON_PATH} -dumpversion OUTPUT_VARIABLE emcc_version
                  OUTPUT_STRIP_TRAILING_WHITESPACE)
  execute_process(COMMAND em-config EMSCRIPTEN_ROOT OUTPUT_VARIABLE emscripten_root OUTPUT_STRIP_TRAILING_WHITESPACE)
endif()
if(NOT EMCC_ON_PATH OR emcc_version VERSION_LESS 3.1.69)
  execute_process(COMMAND python3 -m tools.setup.third_party emscripten
                  WORKING_DIRECTORY ${CMAKE_CURRENT_LIST_DIR}/../..
                  OUTPUT_VARIABLE cached OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  set(emscripten_root ${cached}/usr/share/emscripten)
endif()
include(${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake)
