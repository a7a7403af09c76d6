"""Disclosures: what humanize did to a text, said in the text or beside it, and checked afterwards."""
