"""Who stands between others: open pairs, holes, sets of key actors."""
