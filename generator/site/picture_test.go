package site

import (
	"slices"
	"testing"
)

// How many pixels a smaller picture has is more than an int of 32 bits holds while it is worked out.
func TestWidthsOfSmallerPictures(t *testing.T) {
	const light, heavy = 1 << 20, 1<<20 + 1
	for _, test := range []struct {
		width, height, bytes int
		want                 []int
	}{
		{4000, 3000, light, []int{480, 960, 1920}},
		{3000, 4000, heavy, []int{480, 960, 1920}}, // a photo taken upright
		{1921, 1000, light, []int{480, 960, 1920}},
		{1920, 1000, light, []int{480, 960}},
		{1920, 1000, heavy, []int{480, 960, 1920}},
		{1600, 1200, heavy, []int{480, 960, 1600}},
		{960, 720, heavy, []int{480, 960}},
		{700, 900, heavy, []int{480, 700}},
		{480, 300, light, nil},
		{480, 300, heavy, []int{480}},
		{300, 200, heavy, []int{300}},
		{1000, 4600, light, []int{480}}, // 960 × 4,416 is more than a screen
		{1000, 4600, heavy, []int{480, 960, 1000}},
		{1000, 25_000, light, nil},
		{1000, 25_000, heavy, []int{480}},
		{481, 51_000, heavy, nil},
		{300, 80_000, heavy, nil},
	} {
		if got := (File{"a.jpg", test.width, test.height, test.bytes}).narrow(); !slices.Equal(got, test.want) {
			t.Errorf("%d × %d, %d bytes: %d, want %d", test.width, test.height, test.bytes, got, test.want)
		}
	}
}

// A picture that could not be read is told once; that it has no smaller copies follows from it. Of a WebP nothing is read.
func TestBrokenPicturesHaveNoSize(t *testing.T) {
	for file, want := range map[File]bool{
		{"a.jpg", 0, 0, 31 << 20}: true, {"a.PNG", 0, 0, 5}: true, {"a.gif", 4, 3, 5}: false, {"a.WEBP", 0, 0, 5}: false,
	} {
		if file.isBroken() != want {
			t.Errorf("%+v: %t", file, !want)
		}
	}
}

// What a page loads of a picture, and where the smaller ones stand.
func TestWhatPagesLoadOfPictures(t *testing.T) {
	for _, test := range []struct {
		file     File
		src, set string
	}{
		{File{"content/a/x.jpg", 1600, 1200, 300_000}, "/a/x.jpg", "/a/x.480w.jpg 480w, /a/x.960w.jpg 960w, /a/x.jpg 1600w"},
		{File{"content/a/x.jpg", 6000, 4000, 300_000}, "/a/x.1920w.jpg", "/a/x.480w.jpg 480w, /a/x.960w.jpg 960w, /a/x.1920w.jpg 1920w"},
		{File{"content/a/x.JPG", 1600, 1200, 31 << 20}, "/a/x.1600w.JPG", "/a/x.480w.JPG 480w, /a/x.960w.JPG 960w, /a/x.1600w.JPG 1600w"},
		{File{"content/a/x.jpg", 400, 300, 31 << 20}, "/a/x.400w.jpg", "/a/x.400w.jpg 400w"},
		{File{"content/a/x.png", 1600, 1200, 300_000}, "/a/x.png", "/a/x.480w.png 480w, /a/x.960w.png 960w, /a/x.png 1600w"},
		{File{"content/a/x.png", 6000, 4000, 300_000}, "/a/x.png.1920w.jpg", "/a/x.png.480w.jpg 480w, /a/x.png.960w.jpg 960w, /a/x.png.1920w.jpg 1920w"},
		{File{"content/a/x.gif", 1600, 1200, 2_000_000}, "/a/x.gif", ""},
		{File{"content/a/x.webp", 0, 0, 2_000_000}, "/a/x.webp", ""},
		{File{"content/a/x,y z.jpg", 1000, 500, 1}, "/a/x,y z.jpg", "/a/x%2Cy%20z.480w.jpg 480w, /a/x%2Cy%20z.960w.jpg 960w, /a/x%2Cy%20z.jpg 1000w"},
	} {
		got := new(Site).picture(test.file)
		if got.Src != test.src || got.Set != test.set || got.Width != test.file.Width || got.Height != test.file.Height {
			t.Errorf("%+v: %+v", test.file, got)
		}
	}
}
