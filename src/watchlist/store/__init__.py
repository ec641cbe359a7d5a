"""All SQL; model types go in and come out."""
