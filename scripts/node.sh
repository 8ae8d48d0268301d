# Sourced: puts a Node that sass accepts (20.19 or later) first on the PATH: the
# system's where there is one, else the wheel in the virtual environment.

node_is_new_enough() {
    command -v node >/dev/null && command -v npm >/dev/null && node -e '
        const [major, minor] = process.versions.node.split(".").map(Number);
        process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)'
}

if ! node_is_new_enough; then
    if [ ! -x .venv/bin/node ]; then
        echo "Node 20.19 or later is not on this machine: taking it from PyPI."
        .venv/bin/pip install --quiet --quiet --require-hashes -r requirements/node.txt
    fi
    PATH="$PWD/.venv/bin:$PATH"
    export PATH
fi
