"""What is true: plain values and pure rules; no Qt, no clock, no disk, no other room."""
