"""What is known about the map, and what follows from it; nothing here knows the screen.

Each line is a floor: it may import the floors above its line, never those below. What follows a
colon is the order inside a folder, where < parts what may be imported from what may import it.
tests/unit/test_house.py reads this table.

    settings         what whoever hosts the site may set
    free_text        what students write, made short and printable
    phrases          what the map says in Python and in the browser, as phrases in one file for both
    addresses        one address as people pass it on, taken out of its wrappings and split into its
                     parts
    drawing_process  where pictures are drawn, a process of its own with a queue
    geodesy          distances, bearings and rings on WGS84
    projections      map projections, and what they do to lengths
    text             numbers, dates and lengths as text
    fonts            the typefaces as files, cut to the letters used
    borders          the derived shapes by name: shapes
    facts            curated tables, each record with its source: checker records < cited <
                     airfields named_places < reading < event_places glossary map_tells
                     place_names published_figures < map_areas < before_article statements
    scenario         what the student chose, as one value, and its two-way road to the address
    links            every link the site makes
    analysis         what follows from a scenario: border_walk coordinates judging start_lines
                     timeline trail verdicts < day_bar day_words findings moves typed_places
                     < checked < field_checks land_checks < claims wording < published_ranges
    scene            what is drawn, for every printer: globe layers looks sides < ground
                     published_rings < scene
                     < footnotes key map_in_words < citing html_words
    webmap           the scene as a live map, with its JavaScript and style sheet: area_spots
                     gestures vocabulary < messages < files < folium_map
    paper            the scene on paper and slides, on canvases that other images share: canvas
                     orders sizes svg < lettering river_names < poster_words view < beyond labels
                     qr_code svg_canvas svg_fonts symbols < area_names furniture print_canvas
                     relief < map_names range_curve small_maps < mapping pins_map < columns insets
                     < map_in_frame < poster_blocks < poster
    first_picture    the scene as the first HTML has it, before any script: ground < picture
                     __main__
    distortion       what maps do to a ring: lengths tissot wrong_rings < sentences window < land
                     marks < panels
    lessons          questions, measures, marking, progress, solutions, hints, handouts, and the
                     story beside the map: cities_in_words handout_pages parts places < conditions
                     map_measures maps < measures < filling marking < asking progress solutions
                     < handouts hints reading < story < story_html
    exports          a map outside the site: class_list data_files map_files < class_results
                     class_sheet kml living_file < drawings < pictures __main__
    pages/hooks      what leans on insides of Streamlit, streamlit-folium and the web server
    pages/shared     what pages have in common
    pages/server     headers, bounds, log, addresses of pages
    pages            one file, one screen; home.py is the frame of all

build_borders stands apart: it runs offline, may import facts and geodesy, and nothing imports it.
"""
