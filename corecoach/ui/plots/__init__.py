"""The charts, drawn with pyqtgraph; imported only when there is something to draw."""
