"""What is known about the map, and what follows from it; nothing here knows the screen.

Imports go strictly downward: a module may import those of earlier rows; tests/unit/test_house.py reads this table:

    geodesy free_text settings drawing_process addresses
    borders scenario projections
    facts
    links text
    analysis
    scene
    webmap paper
    distortion
    lessons
    exports
    pages/shared pages/server
    pages

build_borders stands apart: it runs offline, may import facts and geodesy, and nothing imports it.
"""
