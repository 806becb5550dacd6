"""The parts of the open record, each the answer to one port."""
