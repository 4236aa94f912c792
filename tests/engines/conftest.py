"""Lets the tests here import `drawn_graphs`, which lies one folder up."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent))
