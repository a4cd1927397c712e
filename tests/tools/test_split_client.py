"""The client is cut where only gates lead: tools/cmake/split_client.py."""
import importlib.util
import unittest

from tools.setup.build import ROOT

SPEC = importlib.util.spec_from_file_location("split_client", f"{ROOT}/tools/cmake/split_client.py")
split_client = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(split_client)

GATES = ["_ZN7qungong3app11update_restEv", "_ZN7qungong5pages9draw_restEv", "_ZN7qungong3app11tells_apartEv"]


def text_of(functions, taken, exported=("main",)):
    """A module as wasm-dis prints it: name -> names called; whose address is in the table; exports."""
    lines = ["(module", f" (elem $0 (i32.const 1) {' '.join('$' + name for name in taken)})"]
    lines += [f' (export "{name}" (func ${name}))' for name in exported]
    for name, called in functions.items():
        lines += [f" (func ${name} (param $0 i32)", *[f"  (call ${other}" for other in called], " )"]
    return "\n".join([*lines, ")"])


class TheClientIsCut(unittest.TestCase):
    def test_what_only_a_gate_leads_to_is_the_rest_and_what_both_use_stays_in_front(self):
        functions = {"main": ["shared", "door"], "door": [], "shared": [], "list": ["shared", "deep"], "deep": [],
                     **{gate: ["list"] for gate in GATES}}
        rest = split_client.rest_of(text_of(functions, GATES))
        self.assertEqual(set(rest), {"list", "deep", *GATES})

    def test_a_function_called_through_the_table_stays_in_front_unless_it_is_a_page_of_ours(self):
        functions = {"main": [], "callback": ["used"], "used": [], "_ZN7qungong5pages4drawEv": ["hidden"], "hidden": [],
                     **{gate: [] for gate in GATES}}
        taken = [*GATES, "callback", "_ZN7qungong5pages4drawEv"]
        rest = split_client.rest_of(text_of(functions, taken))
        self.assertEqual(set(rest), {"_ZN7qungong5pages4drawEv", "hidden", *GATES})

    def test_a_gate_that_the_compiler_swallowed_stops_the_build(self):
        functions = {"main": [], **{gate: [] for gate in GATES[1:]}}
        with self.assertRaises(SystemExit):
            split_client.rest_of(text_of(functions, GATES[1:]))

    def test_a_gate_that_is_called_directly_stops_the_build(self):
        functions = {"main": [GATES[0]], **{gate: [] for gate in GATES}}
        with self.assertRaises(SystemExit):
            split_client.rest_of(text_of(functions, GATES[1:]))


if __name__ == "__main__":
    unittest.main()
