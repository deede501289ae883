"""Tables and boundaries about areas, described by a Frictionless Data Package, read into plain shapes."""
