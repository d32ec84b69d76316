"""The sentences of errors and of the engine, in English and Russian, by where they come from."""
