"""Makes the environment that script/start and script/test run in. Runs on any Python 3, to say so when it is too old."""

import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")
UV = "uv==0.13.8"
WINDOWS = os.name == "nt"


def say(line):
    """One line of progress, at once."""
    sys.stderr.write("• {}\n".format(line))
    sys.stderr.flush()


def stop(line):
    """End with one clear sentence."""
    sys.stderr.write("{}\n".format(line))
    sys.exit(1)


def require_python(script):
    """Go on in a newer Python where this one is too old, or say which is needed."""
    if sys.version_info >= OLDEST:
        return
    for name in NEWER:
        found = shutil.which(name)
        if found:
            os.execv(found, [found, os.path.abspath(script)] + sys.argv[1:])
    stop(
        "Schakel needs Python 3.11 or later; this is {}.{}. Install a newer one (python.org, or your software centre) "
        "and start again.".format(*sys.version_info[:2])
    )


def program(name, folder=".venv"):
    """The path of a program in the environment."""
    return os.path.join(ROOT, folder, "Scripts" if WINDOWS else "bin", name + (".exe" if WINDOWS else ""))


def make(development):
    """Install the locked dependencies in .venv, unless that was done for this lock file already."""
    postgres = development or os.environ.get("DATABASE_URL")
    extras = ["postgres"] * bool(postgres) + ["embeddings"] * bool(os.environ.get("SCHAKEL_EMBEDDING_MODEL"))
    purpose = "-".join(["development"] if development else ["use"] + extras)
    stamp = os.path.join(ROOT, ".venv", ".schakel-" + purpose)
    wanted = _fingerprint()
    if _read(stamp) == wanted and os.path.exists(program("schakel")):
        return
    say("Installing what Schakel needs (this takes a minute, once)")
    command = [_uv(), "sync", "--frozen", "--compile-bytecode", "--python", sys.executable]
    command += [] if development else ["--no-dev", "--inexact"]
    for extra in extras:
        command += ["--extra", extra]
    environment = dict(os.environ, UV_PYTHON_DOWNLOADS="never", UV_PROJECT_ENVIRONMENT=os.path.join(ROOT, ".venv"))
    environment.pop("VIRTUAL_ENV", None)
    if subprocess.call(command + ["--quiet"], cwd=ROOT, env=environment) != 0:
        stop(
            "Installing failed; the lines above say why. Is there a connection to the package registry? Then start again."
        )
    with open(stamp, "w") as out:
        out.write(wanted)


def _fingerprint():
    digest = hashlib.sha256(sys.executable.encode())
    for name in ("uv.lock", "pyproject.toml"):
        with open(os.path.join(ROOT, name), "rb") as source:
            digest.update(source.read())
    return digest.hexdigest()


def _read(path):
    try:
        with open(path) as source:
            return source.read()
    except OSError:
        return ""


def _uv():
    """The installer: the one on this machine, else one of our own in .cache."""
    found = shutil.which("uv")
    if found:
        return found
    own = program("uv", os.path.join(".cache", "uv"))
    if os.path.exists(own):
        return own
    folder = os.path.join(ROOT, ".cache", "uv")
    shutil.rmtree(folder, ignore_errors=True)
    made = subprocess.call([sys.executable, "-m", "venv", folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if made != 0:
        shutil.rmtree(folder, ignore_errors=True)
        stop(
            "This Python cannot make a virtual environment. On Debian or Ubuntu install it with: "
            "sudo apt install python3-venv   and start again."
        )
    python = program("python", os.path.join(".cache", "uv"))
    if subprocess.call([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV]) != 0:
        shutil.rmtree(folder, ignore_errors=True)
        stop("The installer could not be fetched. Is there a connection to the package registry? Then start again.")
    return own
