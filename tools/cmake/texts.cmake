# The sentences of assets/i18n as C++ constants of the client, made when CMake configures and when a file changes.
set(texts_inputs ${CMAKE_SOURCE_DIR}/assets/i18n/zh-CN.json ${CMAKE_SOURCE_DIR}/assets/i18n/en.json)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${texts_inputs} ${CMAKE_SOURCE_DIR}/tools/texts.py)
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/generated)
execute_process(COMMAND ${SETUP_PYTHON} ${CMAKE_SOURCE_DIR}/tools/texts.py ${texts_inputs}
                ${CMAKE_BINARY_DIR}/generated/texts_generated.hpp COMMAND_ERROR_IS_FATAL ANY)
