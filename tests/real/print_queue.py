"""A private CUPS with one PDF queue; needs root, as cupsd does.

Needs: apt-get install cups cups-client (the test command installs them).
"""

from __future__ import annotations

import grp
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

QUEUE = "Practice"
DRIVER = Path(__file__).with_name("pdf_printer.ppd")
READY_WITHIN_S = 15
CUPSD = """
LogLevel warn
Listen 127.0.0.1:{port}
Browsing Off
DefaultAuthType None
WebInterface No
PreserveJobFiles Yes
<Location />
  Order allow,deny
  Allow localhost
</Location>
<Location /admin>
  Order allow,deny
  Allow localhost
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
CUPS_FILES = """
FileDevice Yes
ServerRoot {root}/etc
RequestRoot {root}/spool
TempDir {root}/spool/tmp
CacheDir {root}/cache
StateDir {root}/state
AccessLog {root}/access_log
ErrorLog {root}/error_log
PageLog {root}/page_log
Printcap {root}/printcap
SystemGroup root
"""


class PrintQueue:
    """A context manager; ``env`` sends a program's jobs to its queue."""

    def __init__(self) -> None:
        self._root = Path(tempfile.mkdtemp(prefix="queue"))
        self._server: subprocess.Popen[bytes] | None = None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]

    @property
    def env(self) -> dict[str, str]:
        return os.environ | {"CUPS_SERVER": f"127.0.0.1:{self._port}"}

    def __enter__(self) -> Self:
        for name in ("etc/ppd", "spool/tmp", "cache", "state"):
            (self._root / name).mkdir(parents=True)
        printers = grp.getgrnam("lp").gr_gid
        for path in (self._root, *self._root.rglob("*")):
            os.chown(path, -1, printers)
            path.chmod(0o770)
        config, files = self._root / "etc/cupsd.conf", self._root / "etc/cups-files.conf"
        config.write_text(CUPSD.format(port=self._port))
        files.write_text(CUPS_FILES.format(root=self._root))
        self._server = subprocess.Popen(
            ["/usr/sbin/cupsd", "-f", "-c", str(config), "-s", str(files)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._wait_until(lambda: "is running" in self._ask("lpstat", "-r"))
        target = f"file://{self._printed}"
        self._ask("lpadmin", "-p", QUEUE, "-E", "-v", target, "-P", str(DRIVER))
        self._ask("lpadmin", "-d", QUEUE)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._server:
            self._server.terminate()
            self._server.wait(10)
        shutil.rmtree(self._root, ignore_errors=True)

    def printed(self) -> bytes:
        """Wait until the printer has nothing left to do, and return the last page it printed."""
        self._wait_until(lambda: not self._ask("lpstat", "-o") and self._printed.exists())
        return self._printed.read_bytes()

    def set_up(self, command: str) -> None:
        """Stop or start the queue, or let it take jobs or turn them away: cupsdisable and so on."""
        self._ask(f"/usr/sbin/{command}", QUEUE)

    def wait_for_job(self, number: int) -> None:
        """Wait until so many jobs were taken."""
        self._wait_until(lambda: self.jobs >= number)

    @property
    def jobs(self) -> int:
        """How many jobs were ever taken."""
        return len(list((self._root / "spool").glob("d*-*")))

    @property
    def _printed(self) -> Path:
        return self._root / "printed.pdf"

    def _ask(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self.env, capture_output=True, text=True, check=False, timeout=10
        )
        return done.stdout

    def _wait_until(self, holds: Callable[[], bool]) -> None:
        deadline = time.monotonic() + READY_WITHIN_S
        while time.monotonic() < deadline:
            if holds():
                return
            time.sleep(0.05)
        raise AssertionError(f"the print queue did not answer: {self._ask('lpstat', '-t')}")
