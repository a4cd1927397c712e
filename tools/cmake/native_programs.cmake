# The native side: the shared library behind the C door, the command line, unit tests and benches.
enable_testing()

if(EXISTS ${CMAKE_SOURCE_DIR}/core/door.cpp)
  # Only the door's own symbols leave the library.
  file(WRITE ${CMAKE_BINARY_DIR}/door.map "{ global: qg_*; local: *; };\n")
  add_library(qungong_door SHARED $<TARGET_OBJECTS:qungong_core>)
  set_target_properties(qungong_door PROPERTIES OUTPUT_NAME qungong)
  target_link_libraries(qungong_door PRIVATE qungong_options)
  target_link_options(qungong_door PRIVATE -Wl,--version-script=${CMAKE_BINARY_DIR}/door.map)
endif()

if(cli_sources)
  # All but main, so that the unit tests can run a command without a process.
  list(FILTER cli_sources EXCLUDE REGEX "/main\\.cpp$")
  add_library(qungong_cli_parts STATIC ${cli_sources})
  target_link_libraries(qungong_cli_parts PUBLIC qungong_options qungong_core)
  add_executable(qungong_cli tools/cli/main.cpp)
  set_target_properties(qungong_cli PROPERTIES OUTPUT_NAME qungong)
  target_link_libraries(qungong_cli PRIVATE qungong_cli_parts)
endif()

file(GLOB test_sources CONFIGURE_DEPENDS tests/unit/*_test.cpp)
file(GLOB test_support CONFIGURE_DEPENDS tests/support/*.cpp)  # What tests put in place of the browser
if(test_sources)
  add_executable(unit ${test_sources} ${test_support})
  # Only who reads files of the tree is told where it lies, so that ccache serves every checkout with the rest.
  foreach(path ${test_sources} ${test_support})
    file(STRINGS ${path} names_root REGEX "QUNGONG_ROOT")
    if(names_root)
      set_source_files_properties(${path} PROPERTIES COMPILE_DEFINITIONS QUNGONG_ROOT="${CMAKE_SOURCE_DIR}")
    endif()
  endforeach()
  target_link_libraries(unit PRIVATE qungong_options catch2 $<TARGET_NAME_IF_EXISTS:qungong_views>
    $<TARGET_NAME_IF_EXISTS:qungong_app> $<TARGET_NAME_IF_EXISTS:qungong_cli_parts>
    $<TARGET_NAME_IF_EXISTS:qungong_core> $<TARGET_NAME_IF_EXISTS:imgui>)
endif()

# One entry for each test file, and one more for its cases tagged [slow].
foreach(path ${test_sources})
  get_filename_component(name ${path} NAME_WE)
  file(STRINGS ${path} slow_cases REGEX "\\[slow\\]")
  if(slow_cases)
    add_test(NAME ${name} COMMAND unit -\# "[\#${name}]~[slow]" --allow-running-no-tests)
    add_test(NAME ${name}_slow COMMAND unit -\# "[\#${name}][slow]")
    set_tests_properties(${name}_slow PROPERTIES LABELS slow)
  else()
    add_test(NAME ${name} COMMAND unit -\# "[\#${name}]")
  endif()
endforeach()

file(GLOB bench_sources CONFIGURE_DEPENDS tests/bench/*_bench.cpp)
foreach(path ${bench_sources})
  get_filename_component(name ${path} NAME_WE)
  add_executable(${name} EXCLUDE_FROM_ALL ${path})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bench)
  target_compile_definitions(${name} PRIVATE QUNGONG_ROOT="${CMAKE_SOURCE_DIR}")
  target_link_libraries(${name} PRIVATE qungong_options qungong_core $<TARGET_NAME_IF_EXISTS:qungong_app>
    $<TARGET_NAME_IF_EXISTS:qungong_cli_parts>)
  list(APPEND benches ${name})
endforeach()
add_custom_target(benches DEPENDS ${benches})

option(QUNGONG_FUZZ "Build the fuzzer of the C door; needs clang (tests/fuzz/run)" OFF)
if(QUNGONG_FUZZ)
  target_compile_options(qungong_flags INTERFACE -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all)
  target_link_options(qungong_flags INTERFACE -fsanitize=address,undefined)
  add_executable(door_fuzz tests/fuzz/door_fuzz.cpp)
  target_link_libraries(door_fuzz PRIVATE qungong_options qungong_core)
  target_link_options(door_fuzz PRIVATE -fsanitize=fuzzer)
endif()
