"""Killed at any moment: no claim that was accepted is lost, none is there twice."""

from __future__ import annotations

import http.client
import json
import os
import random
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import pytest

from graphkit.api import load, open_coding, read_texts

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
pytestmark = pytest.mark.slow


def started(folder, *texts):
    """A workbench in a process of its own, and its address."""
    command = [
        sys.executable,
        "-m",
        "graphkit",
        "code",
        str(folder),
        *map(str, texts),
        "--no-browser",
    ]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
    )  # fmt: skip
    return process, process.stdout.readline().strip()


def code_until_killed(process, address, seconds, number):
    """Claims one after the other until the process is killed; the ids that were answered for."""
    accepted = []
    timer = threading.Timer(seconds, process.kill)
    timer.start()
    while True:
        body = {"do": "code", "source": "bridge", "table": "stances", "start": number % 200,
                "end": number % 200 + 40, "actor": "vale", "issue": "q", "position": 0.5,
                "note": f"claim {number}"}  # fmt: skip
        asked = urllib.request.Request(
            address + "do", json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        try:
            with urllib.request.urlopen(asked, timeout=60) as answer:
                accepted.append((json.load(answer)["became"]["id"], f"claim {number}"))
        except (OSError, http.client.HTTPException, ValueError):
            timer.join()
            return accepted, number + 1
        number += 1


def test_no_accepted_claim_is_lost(tmp_path):
    folder = tmp_path / "case"
    book = open_coding(folder)
    (reading,) = read_texts([HERE / "bridge.txt"])
    book.add_text(reading)
    book.put("actors", "vale", {"name": "Ingrid Vale"})
    book.put("issues", "q", {"question": "Build it?"})
    chance = random.Random(18)
    accepted, number = [], 0
    for _ in range(100):
        process, address = started(folder)
        more, number = code_until_killed(process, address, chance.uniform(0, 0.5), number)
        accepted += more
        process.wait()
        process.stdout.close()
    claims = open_coding(folder).claims()
    said = {claim.id: claim.cells["summary"] for claim in claims}
    assert len(said) == len(claims) == len({c.cells["summary"] for c in claims})
    assert all(said.get(id) == note for id, note in accepted)
    assert len(accepted) > 20
    assert len(load(folder).stances) == len(claims)
