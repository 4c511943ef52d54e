"""Front matter against the schema: values for what is right, Problems for what is not."""
