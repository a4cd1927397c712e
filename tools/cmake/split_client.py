"""Split client: cuts qungong.wasm into what the sign-in page needs and the rest, qungong_rest.wasm.

    split_client.py build/web/qungong.wasm EMSCRIPTEN_FOLDER

The rest is what only the GATES reach: functions of ours that nothing calls before the rest has arrived (app::update and
pages::draw_app see to that). A function whose address is taken may be called from anywhere, so it stays in front unless
its own name says that it belongs behind a gate. A gate that is no longer in the file stops the build, because then the
compiler has moved what lies behind it to the front. Binaryen's wasm-split does the cutting; a function of the rest that
is called too early throws in the shell.
"""
import os
import re
import subprocess
import sys

GATES = ["11update_restE", "9draw_restE", "11tells_apartE"]
# Names as the compiler spells them: functions of these namespaces, and what the library makes of a page's lambdas and of
# the handler of actions. What it makes of a mere type (a copy, a destructor) is needed in front as well.
BEHIND = re.compile(r"_ZNK?7qungong(3app|5pages|5steps|7gallery)|12_GLOBAL__N_17HandlerE|__function.*7qungong(5pages|7gallery)")


def binaryen(folder, tool):
    asked = [f"{folder}/em-config", "BINARYEN_ROOT"]
    return f"{subprocess.run(asked, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()}/bin/{tool}"


def graph_of(text):
    """(name -> names called), names whose address is taken, exported names."""
    calls, now = {}, None
    for line in text.splitlines():
        if line.startswith(" (func $"):
            now = calls.setdefault(re.match(r" \(func \$([\w$.]+)", line)[1], set())
        elif now is not None:
            now.update(re.findall(r"\((?:return_)?call \$([\w$.]+)", line))
    taken = {name for line in re.findall(r"^ \(elem .*", text, re.M) for name in re.findall(r"\$([\w$.]+)", line)[1:]}
    return calls, taken, set(re.findall(r"^ \(export \"[^\"]*\" \(func \$([\w$.]+)", text, re.M))


def reachable(calls, roots, closed):
    seen, front = set(), [name for name in roots if name not in closed]
    while front:
        name = front.pop()
        if name not in seen:
            seen.add(name)
            front += [called for called in calls.get(name, ()) if called not in closed]
    return seen


def rest_of(text):
    """The functions that the front never calls, in the order of the file."""
    calls, taken, exported = graph_of(text)
    gates = {name for name in calls if any(gate in name for gate in GATES)}
    if len(gates) != len(GATES) or not gates <= taken:
        raise SystemExit(f"split_client: of {len(GATES)} gates these are left: {sorted(gates)}")
    behind = {name for name in taken if BEHIND.search(name)}
    kept = reachable(calls, exported | (taken - behind), gates)
    return [name for name in calls if name not in kept]


def main(wasm, folder):
    asked = [binaryen(folder, "wasm-dis"), wasm, "-o", f"{wasm}.text"]
    subprocess.run(asked, check=True)
    with open(f"{wasm}.text", encoding="utf-8") as file:
        rest = rest_of(file.read())
    os.remove(f"{wasm}.text")
    with open(f"{wasm}.rest", "w", encoding="utf-8") as file:
        file.write("\n".join(rest))
    subprocess.run([binaryen(folder, "wasm-split"), wasm, "--split", f"--split-funcs=@{wasm}.rest", "-o1", f"{wasm}.front",
                    "-o2", wasm.replace(".wasm", "_rest.wasm"), "--export-prefix=%", "--placeholdermap"], check=True)
    os.replace(f"{wasm}.front", wasm)
    os.remove(f"{wasm}.rest")


if __name__ == "__main__":
    main(*sys.argv[1:])
