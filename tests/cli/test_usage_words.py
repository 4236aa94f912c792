"""What a command line got wrong is said in the language that it asks for."""

from __future__ import annotations

import pytest

from graphkit.cli import run

JA = ("--lang", "ja")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("report", "d", "--foo"), "オプション「--foo」はない。「--format」のことか。"),
        (("report", "d", "--zzzzz"), "オプション「--zzzzz」はない。"),
        (("report", "d", "--replicates", "x"), "「x」は求められている数ではない。"),
        (("report", "d", "--replicates", "-1"), "-1は範囲x>=0の外にある。"),
        (("report", "d", "--format", "xx"), "「xx」は'text', 'markdown'"),
        (("report", "d", "--seed"), "オプション「--seed」には値が要る。"),
        (("report", "d", "--full=1"), "オプション「--full」は値を取らない。"),
        (("measure",), "引数'NAME'がない。"),
        (("new", "a", "b", "c"), "余分な語：b c"),
        (("reprot",), "コマンド「reprot」はない。"),
    ],
)
def test_faults_are_said_in_japanese(
    args: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    first, *rest = args
    assert run([first, *JA, *rest]) == 2
    told = capsys.readouterr().err
    assert said in told and "Error" not in told
    assert "エラー：" in told


def test_where_the_language_is_said_last_or_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "d", "--foo", "--lang=ja"]) == 2
    assert "使い方：graphkit report" in capsys.readouterr().err
    assert run(["report", "d", "--foo", "--lang", "xx"]) == 2
    assert "No such option" in capsys.readouterr().err
