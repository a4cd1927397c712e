# The browser client: qungong.mjs and qungong.wasm. Only web/platform and web/main.cpp know the browser.
file(GLOB platform_sources CONFIGURE_DEPENDS web/platform/*.cpp)
file(GLOB platform_libraries CONFIGURE_DEPENDS web/platform/*.lib.js)
add_library(qungong_platform OBJECT ${platform_sources})
target_link_libraries(qungong_platform PUBLIC qungong_options imgui)
target_include_directories(qungong_platform PUBLIC ${TOKENS_FOLDER}) # The platform knows a Frame, and no page

function(web_client target name)
  add_executable(${target} ${ARGN})
  set_target_properties(${target} PROPERTIES OUTPUT_NAME ${name} SUFFIX .mjs)
  target_link_libraries(${target} PRIVATE qungong_options qungong_platform qungong_core imgui)
  target_link_options(${target} PRIVATE
    -lidbfs.js -sFORCE_FILESYSTEM=1 -sSTACK_SIZE=1MB -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=32MB
    -sENVIRONMENT=web -sMODULARIZE=1 -sEXPORT_ES6=1 -sDYNAMIC_EXECUTION=0 -sASSERTIONS=0
    -sINCOMING_MODULE_JS_API=instantiateWasm,noInitialRun,print,printErr
    -sEXPORTED_RUNTIME_METHODS=HEAPU8,FS,IDBFS)
  foreach(library ${platform_libraries})
    target_link_options(${target} PRIVATE --js-library=${library})
  endforeach()
  set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS ${platform_libraries})
endfunction()

set(exported _main _malloc _free)
list(JOIN exported "," exported)
if(EXISTS ${CMAKE_SOURCE_DIR}/web/main.cpp)
  web_client(qungong_web qungong web/main.cpp)
  target_link_libraries(qungong_web PRIVATE qungong_views qungong_app qungong_core)
  target_link_options(qungong_web PRIVATE -sEXPORTED_FUNCTIONS=${exported} --profiling-funcs -Wl,--no-demangle)
  # The sign-in page needs a third of the client: the rest becomes a file of its own.
  get_filename_component(emscripten_folder ${CMAKE_CXX_COMPILER} DIRECTORY)
  set(split_client ${CMAKE_SOURCE_DIR}/tools/cmake/split_client.py)
  set_property(TARGET qungong_web APPEND PROPERTY LINK_DEPENDS ${split_client})
  add_custom_command(TARGET qungong_web POST_BUILD VERBATIM
    COMMAND python3 ${split_client} $<TARGET_FILE_DIR:qungong_web>/qungong.wasm ${emscripten_folder})
endif()

# The door of the core as a module of its own, for any backend that runs WebAssembly. People do not download it: the
# client calls the core directly and has no use for the JSON around it.
if(EXISTS ${CMAKE_SOURCE_DIR}/core/door.cpp)
  add_executable(qungong_door_web tools/cmake/door_main.cpp)
  set_target_properties(qungong_door_web PROPERTIES OUTPUT_NAME qungong_door SUFFIX .mjs)
  target_link_libraries(qungong_door_web PRIVATE qungong_options qungong_core)
  target_link_options(qungong_door_web PRIVATE
    -sFILESYSTEM=0 -sSTACK_SIZE=1MB -sALLOW_MEMORY_GROWTH=1 -sENVIRONMENT=web,node -sMODULARIZE=1 -sEXPORT_ES6=1
    -sDYNAMIC_EXECUTION=0 -sEXPORTED_RUNTIME_METHODS=HEAPU8
    -sEXPORTED_FUNCTIONS=_malloc,_free,_qg_open,_qg_call,_qg_free,_qg_close,_qg_version --no-entry)
endif()

# The page that the platform's own tests run; it is never served to people.
web_client(qungong_proof proof tests/browser/proof/proof.cpp)
target_link_options(qungong_proof PRIVATE -sEXPORTED_FUNCTIONS=${exported})
