"""Which input a figure belongs to: cues, scores, corrections, figures that are none of ours; set, asked or left."""
