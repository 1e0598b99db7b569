"""The registry: stations and whatever a station is made of — people, posts, premises, villages — and region codes.

Tables follow the data sets of SF/T 0017-2017. A date that ends something is the last day on which it was still so.
"""
