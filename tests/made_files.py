"""Small binary files of other tools, made for tests: a workbook of MACTOR, a database of DNA."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing

import openpyxl

Cells = Sequence[Sequence[object]]
DNA_TABLES = """
CREATE TABLE CODERS(ID INTEGER PRIMARY KEY, Name TEXT, Password TEXT);
CREATE TABLE DOCUMENTS(ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT,
    Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);
CREATE TABLE STATEMENTTYPES(ID INTEGER PRIMARY KEY, Label TEXT);
CREATE TABLE VARIABLES(ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT,
    StatementTypeId INTEGER);
CREATE TABLE STATEMENTS(ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER,
    Start INTEGER, Stop INTEGER, Coder INTEGER);
CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER,
    Value INTEGER);
CREATE TABLE DATAINTEGER(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER,
    Value INTEGER);
CREATE TABLE DATALONGTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER,
    Value TEXT);
CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, ChildOf INTEGER);
CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER,
    Entity INTEGER);
CREATE TABLE ATTRIBUTEVARIABLES(ID INTEGER PRIMARY KEY, VariableId INTEGER, AttributeVariable TEXT);
CREATE TABLE ATTRIBUTEVALUES(ID INTEGER PRIMARY KEY, EntityId INTEGER,
    AttributeVariableId INTEGER, AttributeValue TEXT);
"""
DNA_ROWS = """
INSERT INTO CODERS VALUES (1, 'Robin', 'secret');
INSERT INTO DOCUMENTS VALUES
    (1, 'Debate', 'abc Trams now! def', 1, 'Ann', 'Daily', 'local', '', 'article', 86399),
    (2, 'Letter', '🚋 No trams. Never.', 1, '', '', '', '', '', -86400);
INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement'), (2, 'Note');
INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'Organisation', 'short text', 1),
    (3, 'concept', 'short text', 1), (4, 'agreement', '{kind}', 1), (5, 'note', 'long text', 2);
INSERT INTO ENTITIES VALUES (1, 1, 'Pell', NULL), (2, 2, 'Friends', NULL), (3, 3, 'Trams.', NULL),
    (4, 2, '', NULL), (5, 1, '', NULL);
INSERT INTO STATEMENTS VALUES (1, 1, 1, 4, 14, 1), (2, 1, 2, 3, 12, 1), (3, 2, 1, 0, 3, 1),
    (4, 1, 1, 0, 3, 1);
INSERT INTO DATASHORTTEXT VALUES (1, 1, 1, 1), (2, 1, 2, 2), (3, 1, 3, 3), (4, 2, 1, 1),
    (5, 2, 2, 4), (6, 2, 3, 3), (7, 4, 1, 5), (8, 4, 2, 4), (9, 4, 3, 3);
INSERT INTO {table} VALUES (1, 1, 4, {yes}), (2, 2, 4, {no}), (3, 4, 4, {yes});
INSERT INTO DATALONGTEXT VALUES (1, 3, 5, 'look again');
INSERT INTO ATTRIBUTEVARIABLES VALUES (1, 2, 'Type'), (2, 3, 'Topic');
INSERT INTO ATTRIBUTEVALUES VALUES (1, 2, 1, 'NGO'), (2, 3, 2, 'traffic');
"""


def dna_database(
    *, kind: str = "boolean", yes: int = 1, no: int = 0, script: str = "", tables: str = DNA_TABLES
) -> bytes:
    """A database of DNA with two documents, four statements of two types, one of a person alone."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(tables)
        if tables == DNA_TABLES:
            table = "DATABOOLEAN" if kind == "boolean" else "DATAINTEGER"
            database.executescript(DNA_ROWS.format(kind=kind, table=table, yes=yes, no=no))
        database.executescript(script)
        return database.serialize()


def workbook_of(sheets: Mapping[str, Cells]) -> bytes:
    """A workbook with these sheets of cells."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def under(names: Sequence[str], rows: Sequence[Sequence[object]], beside: Sequence[str]) -> Cells:
    """A matrix with headings and with names before its rows."""
    return [["", *names], *([name, *row] for name, row in zip(beside, rows, strict=True))]
