"""How a command's memory is managed, where that can be said."""

from __future__ import annotations

import sys

_MAPPED, _TRIMMED = -3, -1  # glibc's numbers of M_MMAP_THRESHOLD and M_TRIM_THRESHOLD


def keep_memory() -> None:
    """Have freed memory used again instead of handed back to the system.

    Tables of replicates come and go; to get each one's memory anew, page by page, takes a twelfth
    of a report's time. Elsewhere than on Linux with glibc nothing changes.
    """
    _set({_MAPPED: 32 * 2**20, _TRIMMED: 256 * 2**20})


def hand_back_memory() -> None:
    """Have large tables' memory handed back as soon as they are freed.

    Of a million rows one column after the other is read and let go: a fifth of the memory.
    """
    _set({_MAPPED: 2**20})


def _set(settings: dict[int, int]) -> None:
    if sys.platform != "linux":
        return
    import ctypes

    try:
        setting = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):
        return
    for number, size in settings.items():
        setting(number, size)
