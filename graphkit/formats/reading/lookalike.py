"""Ids and names that a reader would take for one another. Warned of, never merged."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from graphkit.errors import Place
from graphkit.formats.reading.characters import INVISIBLE, shown
from graphkit.formats.reading.parse_columns import ParsedTable
from graphkit.formats.reading.problems import Problems
from graphkit.phrases import phrase, run_on

# Letters drawn like Latin ones: capitals before case folding, small letters after it.
_CAPITALS = str.maketrans(
    "АВЕЅІЈКМНОРСТУХԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "ABESIJKMHOPCTYXQWABEZHIKMNOPTYX",
)
_SMALL = str.maketrans(
    "авеѕіјкмнорстухһԁӏԛԝαεικνορτυχ",
    "abesijkmhopctyxhdlqwaeikvoptux",
)
# Variants of one Han character in personal and place names: simplified, traditional, Japanese.
_HAN = (
    "黄黃 勋勳勲 国國圀 泽澤沢 广廣広 学學斈 东東 岛島嶋嶌 边邊邉辺 斋齋斎齊斉齐 滨濱浜 龙龍竜 "
    "万萬 张張 陈陳 刘劉 杨楊 吴吳呉 赵趙 孙孫 马馬 郑鄭 谢謝 许許 韩韓 邓鄧 萧蕭肖 叶葉 苏蘇 "
    "吕呂 卢盧 蒋蔣 贾賈 邹鄒 闫閻 钟鍾鐘 谭譚 陆陸 顾顧 龚龔 汤湯 华華 伟偉 军軍 强強 "
    "丽麗 兰蘭 凤鳳 荣榮栄 庆慶 云雲 飞飛 贤賢 宁寧 宝寶宝 实實実 真眞 恵惠 徳德 "
    "隆隆 瀬瀨濑 尧堯 权權権 图圖図 关關関 会會 台臺 湾灣 发發発髪 体體 气氣気 "
    "经經経 济濟済 银銀 铁鐵鉄 电電 电電 业業 务務 产產産 总總総 长長 议議 员員 党黨 "
    "阳陽 杰傑 红紅 梦夢 礼禮 桥橋 与與 为爲為 儿兒児 亚亞亜 冈岡 泷瀧滝 "
    "渊淵渕 曾曽 增増 静靜 远遠 达達 进進 连連 运運 选選 邮郵 乡鄉郷 "
    "侨僑 储儲 剑劍剣 励勵 劳勞労 势勢 区區 医醫 双雙 变變変 县縣県 "
    "台台 叹嘆 团團団 圆圓円 处處処 备備 头頭 宪憲 宫宮 尔爾 尽盡尽 峡峽 "
    "彦彥 径徑 惧懼 战戰戦 户戶戸 扬揚 挂掛 据據拠 晓曉暁 樱櫻桜 残殘 毕畢 汉漢 "
    "沪滬 洁潔 涛濤 温溫 满滿満 灵靈霊 热熱 爱愛 犹猶 狮獅 环環 瑶瑤 盐鹽塩 "
    "祯禎 禄祿 稳穩穏 笔筆 纪紀 纯純 纲綱 绍紹 维維 绪緒 绿綠緑 罗羅 习習 脑腦脳 "
    "艺藝芸 莲蓮 营營 虎乕 虑慮 补補 览覽覧 观觀観 规規 视視 讯訊 训訓 记記 设設 证證証 "
    "评評 试試 诗詩 诚誠 语語 说說説 读讀読 调調 谈談 谊誼 贝貝 财財 责責 贵貴 费費 贸貿 "
    "资資 赖賴頼 车車 轩軒 辉輝 辽遼 迟遲 锋鋒 锐銳鋭 锦錦 镇鎮 门門 闻聞 阁閣 陕陝 "
    "高髙 崎﨑嵜碕 吉𠮷 桑桒 "
    "难難 韦韋 页頁 顺順 预預 领領 颜顏 风風 驰馳 骏駿 鲁魯 鸣鳴 鸿鴻 黒黑 齿齒歯"
)
_ONE_HAN = {ord(variant): group[0] for group in _HAN.split() for variant in group[1:]}
SHOWN = 4
_SPACING = re.compile(r"[\s\-_.,'’·・‐-―]+")


def skeleton(text: str) -> str:
    """What is left of a text when case, width, spacing, invisible characters, look-alike
    letters of other alphabets and variants of Han characters are disregarded.
    """
    if text.isascii():
        return text.lower() if text.isalnum() else _SPACING.sub("", text.lower())
    plain = unicodedata.normalize("NFKC", INVISIBLE.sub("", text))
    folded = plain.translate(_CAPITALS).casefold().translate(_SMALL)
    return _SPACING.sub("", folded).translate(_ONE_HAN)


VARIANTS = phrase("variants of one character")
BOTH = phrase("letters that look alike")  # in several ways at once, none of which is needed
# What two texts with one skeleton can differ in, and how each is set aside.
_SET_ASIDE: Mapping[str, Callable[[str], str]] = {
    phrase("letters that look like others"): lambda t: t.translate(_CAPITALS).translate(_SMALL),
    phrase("upper and lower case"): str.casefold,
    phrase("full and half width"): lambda text: unicodedata.normalize("NFKC", text),
    phrase("characters that cannot be seen"): lambda text: INVISIBLE.sub("", text),
    phrase("spaces or punctuation"): lambda text: _SPACING.sub("", text),
    VARIANTS: lambda text: text.translate(_ONE_HAN),
}


def differences(one: str, other: str) -> tuple[str, ...]:
    """What two texts with one skeleton differ in, in plain words; nothing where they are the same.

    >>> differences("Port Office", "PORT OFFICE")
    ('upper and lower case',)
    """
    if one == other:
        return ()
    return tuple(what for what in _SET_ASIDE if _differ_without(what, one, other)) or (BOTH,)


def difference(one: str, other: str) -> str:
    """The same as one phrase, with the characters where there are only variants.

    >>> difference("黄仁勳", "黄仁勋")
    'variants of one character (勳, 勋)'
    """
    found = differences(one, other)
    odd = [c for c in dict.fromkeys(one + other) if (c in one) != (c in other)]
    if found == (VARIANTS,) and len(odd) <= SHOWN:
        return phrase("{variants} ({listed})", variants=VARIANTS, listed=", ".join(odd))
    return run_on(phrase(" and "), found)


def _differ_without(what: str, one: str, other: str) -> bool:
    """Whether two texts still differ when all is set aside but this."""
    for name in (*_SET_ASIDE, *_SET_ASIDE):  # twice: one may make way for another
        if name != what:
            one, other = _SET_ASIDE[name](one), _SET_ASIDE[name](other)
    return one != other


def alike(words: Iterable[tuple[str, Any]]) -> list[tuple[tuple[str, Any], tuple[str, Any]]]:
    """Pairs of (word, owner) with the same skeleton and different owners; each with the first."""
    first: dict[str, tuple[str, Any]] = {}
    pairs = []
    for word, owner in words:
        key = skeleton(word)
        held = first.setdefault(key, (word, owner)) if key else (word, owner)
        if held[1] != owner:
            pairs.append((held, (word, owner)))
    return pairs


def compare_names(
    made: Mapping[str, Any], tables: Mapping[str, ParsedTable], problems: Problems
) -> None:
    """Warn of ids that look alike, and of names that look alike, among actors and issues."""
    for table in ("actors", "issues", "sources"):
        rows = made.get(table, ())
        where = _places(rows, tables.get(table))
        pairs = alike((row.id, row.id) for row in rows)
        told = {(one[1], other[1]) for one, other in pairs}
        for (one, _), (other, owner) in pairs:
            _warn("id", phrase("{table}: the ids", table=table), one, other, where(owner), problems)
        if table == "actors":
            for (one, a), (other, b) in alike((row.name, row.id) for row in rows):
                if (a, b) not in told:
                    names = phrase("actors {a} and {b}: the names", a=a, b=b)
                    _warn("name", names, one, other, where(b), problems)


def _warn(kind: str, what: str, one: str, other: str, where: Any, problems: Problems) -> None:
    if one == other:
        message = phrase("{what} are the same, {one_}; they stay two.", what=what, one_=shown(one))
    else:
        differ = difference(one, other)
        apart = phrase(" and differ only in {differ}", differ=differ) if differ else ""
        message = phrase(
            "{what} {one_} and {other} look alike{apart}; they stay two.",
            what=what,
            one_=shown(one),
            other=shown(other),
            apart=apart,
        )
    problems.warn(f"alike-{kind}", message, where)


def _places(rows: Any, typed: ParsedTable | None) -> Callable[[str], Callable[[], Place] | None]:
    """A function from an id to the place of its row, if the table is in the file."""

    numbers = {row.id: number for number, row in enumerate(rows)}

    def where(id: str) -> Callable[[], Place] | None:
        return None if typed is None else partial(typed.raw.where.row, numbers[id])

    return where
