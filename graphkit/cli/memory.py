"""How a command's memory is managed, where that can be said."""

from __future__ import annotations

import sys

# The numbers that glibc gives these settings, and what they are set to.
_SETTINGS = {-3: 32 * 2**20, -1: 256 * 2**20}  # M_MMAP_THRESHOLD, M_TRIM_THRESHOLD


def keep_memory() -> None:
    """Have freed memory used again instead of handed back to the system.

    Tables of replicates come and go; to get each one's memory anew, page by page, takes a twelfth
    of a report's time. Elsewhere than on Linux with glibc nothing changes.
    """
    if sys.platform != "linux":
        return
    import ctypes

    try:
        setting = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):
        return
    for number, size in _SETTINGS.items():
        setting(number, size)
