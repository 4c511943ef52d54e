"""Takes out of a picture file what stands there beside the picture, such as where it was taken."""
