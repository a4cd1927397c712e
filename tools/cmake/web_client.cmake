# The browser client: qungong.mjs and qungong.wasm. Only web/platform and web/main.cpp know the browser.
file(GLOB platform_sources CONFIGURE_DEPENDS web/platform/*.cpp)
file(GLOB platform_libraries CONFIGURE_DEPENDS web/platform/*.lib.js)

if(EXISTS ${CMAKE_SOURCE_DIR}/web/main.cpp)
  add_library(imgui_gl STATIC ${IMGUI}/backends/imgui_impl_opengl3.cpp)
  target_include_directories(imgui_gl SYSTEM PUBLIC ${IMGUI}/backends)
  target_compile_definitions(imgui_gl PUBLIC IMGUI_IMPL_OPENGL_ES3)
  target_link_libraries(imgui_gl PUBLIC imgui)

  add_executable(qungong_web web/main.cpp ${platform_sources})
  set_target_properties(qungong_web PROPERTIES OUTPUT_NAME qungong SUFFIX .mjs)
  target_link_libraries(qungong_web PRIVATE qungong_options $<TARGET_NAME_IF_EXISTS:qungong_views>
    $<TARGET_NAME_IF_EXISTS:qungong_app> $<TARGET_NAME_IF_EXISTS:qungong_core> imgui imgui_gl)
  target_link_options(qungong_web PRIVATE
    -lidbfs.js -sFORCE_FILESYSTEM=1 -sSTACK_SIZE=1MB -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=32MB
    -sENVIRONMENT=web -sMODULARIZE=1 -sEXPORT_ES6=1 -sDYNAMIC_EXECUTION=0 -sASSERTIONS=0
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sEXPORTED_RUNTIME_METHODS=HEAPU8,FS,IDBFS)
  set(exported _main _malloc _free)
  if(EXISTS ${CMAKE_SOURCE_DIR}/core/door.cpp)
    list(APPEND exported _qg_open _qg_call _qg_free _qg_close _qg_version)
  endif()
  list(JOIN exported "," exported)
  target_link_options(qungong_web PRIVATE -sEXPORTED_FUNCTIONS=${exported})
  foreach(library ${platform_libraries})
    target_link_options(qungong_web PRIVATE --js-library=${library})
  endforeach()
  set_property(TARGET qungong_web APPEND PROPERTY LINK_DEPENDS ${platform_libraries})
endif()
