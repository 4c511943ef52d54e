"""What one value may be: dates, zones, countries, languages, coordinates, addresses."""
