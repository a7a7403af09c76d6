"""How likely is it that a reader finds fault with an edit that the gate lets through?"""
