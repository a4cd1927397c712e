# The looks as C++ constants: assets/looks/tokens.json is their one source.
set(TOKENS_FOLDER ${CMAKE_BINARY_DIR}/generated)
set(tokens_inputs ${CMAKE_SOURCE_DIR}/assets/looks/tokens.json ${CMAKE_SOURCE_DIR}/tools/tokens.py)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${tokens_inputs})
execute_process(COMMAND ${SETUP_PYTHON} ${CMAKE_SOURCE_DIR}/tools/tokens.py
                ${CMAKE_SOURCE_DIR}/assets/looks/tokens.json ${TOKENS_FOLDER}/tokens_generated.hpp
                COMMAND_ERROR_IS_FATAL ANY)
