"""Which county a point lies in."""

import json
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from shapely import Geometry, STRtree

# The outlines are simplified and end at the coast; a pier, a ferry or a rounding lies within this. Degrees.
NEARBY: Final = 0.04


class Outlines:
    """County polygons from GeoJSON text. shapely is loaded with the first question: most runs never ask."""

    def __init__(self, geojson: str) -> None:
        self._geojson = geojson

    @cached_property
    def _shapes(self) -> "tuple[list[str], list[Geometry], STRtree]":
        from shapely import STRtree
        from shapely.geometry import shape

        features = json.loads(self._geojson)["features"]
        shapes = [shape(feature["geometry"]) for feature in features]
        return [feature["properties"]["name"] for feature in features], shapes, STRtree(shapes)

    def county(self, latitude: float, longitude: float) -> str | None:
        """The county's bare name, or None outside. Degrees, WGS 84."""
        from shapely import Point

        names, shapes, tree = self._shapes
        point = Point(longitude, latitude)
        inside = tree.query(point, predicate="intersects")
        if len(inside):
            return names[int(min(inside))]
        nearest = int(tree.nearest(point))
        return names[nearest] if shapes[nearest].distance(point) <= NEARBY else None
