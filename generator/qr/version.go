package qr

// version is a size of code at error correction M: how its codewords are shared out, and where its alignment patterns are.
type version struct {
	number     int
	correction int // codewords of error correction in each block
	blocks     int
	data       int // codewords of data in each block; the last ones of a version may have one more
	longer     int // how many have one more
	alignment  []int
}

// versions are those up to 57 × 57 modules (ISO/IEC 18004, table 9 and annex E).
var versions = []version{
	{1, 10, 1, 16, 0, nil}, {2, 16, 1, 28, 0, []int{6, 18}}, {3, 26, 1, 44, 0, []int{6, 22}}, {4, 18, 2, 32, 0, []int{6, 26}},
	{5, 24, 2, 43, 0, []int{6, 30}}, {6, 16, 4, 27, 0, []int{6, 34}}, {7, 18, 4, 31, 0, []int{6, 22, 38}},
	{8, 22, 4, 38, 2, []int{6, 24, 42}}, {9, 22, 5, 36, 2, []int{6, 26, 46}}, {10, 26, 5, 43, 1, []int{6, 28, 50}},
}

func (v *version) capacity() int { return v.blocks*v.data + v.longer }

// head is how many bits stand before the bytes: four for the mode, and the length.
func (v *version) head() int {
	if v.number < 10 {
		return 4 + 8
	}
	return 4 + 16
}

// smallest returns the version that has room for so many bytes, or nil.
func smallest(bytes int) *version {
	for i := range versions {
		if v := &versions[i]; v.head()+8*bytes <= 8*v.capacity() {
			return v
		}
	}
	return nil
}

// bits is a row of bits, the first of them the highest of the first byte.
type bits struct {
	bytes []byte
	used  int
}

func (b *bits) add(value, count int) {
	for i := count - 1; i >= 0; i-- {
		if b.used%8 == 0 {
			b.bytes = append(b.bytes, 0)
		}
		b.bytes[b.used/8] |= byte(value>>i&1) << (7 - b.used%8)
		b.used++
	}
}

// codewords returns a text as the code has it: in blocks, each with its error correction, woven together.
func (v *version) codewords(text string) []byte {
	var b bits
	b.add(0b0100, 4) // bytes
	b.add(len(text), v.head()-4)
	for i := range len(text) {
		b.add(int(text[i]), 8)
	}
	b.add(0, min(4, 8*v.capacity()-b.used))
	for pad := 0xEC; len(b.bytes) < v.capacity(); pad ^= 0xEC ^ 0x11 {
		b.bytes = append(b.bytes, byte(pad))
	}
	var data, correction [][]byte
	for i, at := 0, 0; i < v.blocks; i++ {
		length := v.data
		if i >= v.blocks-v.longer {
			length++
		}
		data = append(data, b.bytes[at:at+length])
		correction = append(correction, remainder(b.bytes[at:at+length], v.correction))
		at += length
	}
	return append(woven(data), woven(correction)...)
}

// woven takes the first codeword of each block, then the second of each, and so on.
func woven(blocks [][]byte) []byte {
	var all []byte
	for i := range len(blocks[len(blocks)-1]) {
		for _, block := range blocks {
			if i < len(block) {
				all = append(all, block[i])
			}
		}
	}
	return all
}

// exp and log are the powers of 2 in the field of 256 elements in which errors are corrected, and their inverse.
var exp, log = func() (exp, log [256]byte) {
	value := 1
	for i := range 255 {
		exp[i], log[value] = byte(value), byte(i)
		if value <<= 1; value > 255 {
			value ^= 0x11D
		}
	}
	return exp, log
}()

func times(a, b byte) byte {
	if a == 0 || b == 0 {
		return 0
	}
	return exp[(int(log[a])+int(log[b]))%255]
}

// generators are the polynomials of error correction by their degree, without the first coefficient, which is 1.
var generators = func() map[int][]byte {
	all := map[int][]byte{}
	for _, v := range versions {
		g := make([]byte, v.correction)
		g[v.correction-1] = 1
		for root := range v.correction {
			for i := range g {
				g[i] = times(g[i], exp[root])
				if i+1 < len(g) {
					g[i] ^= g[i+1]
				}
			}
		}
		all[v.correction] = g
	}
	return all
}()

// remainder returns the codewords of error correction of a block (Reed–Solomon).
func remainder(block []byte, count int) []byte {
	r, generator := make([]byte, count), generators[count]
	for _, b := range block {
		factor := b ^ r[0]
		copy(r, r[1:])
		r[count-1] = 0
		for i, g := range generator {
			r[i] ^= times(g, factor)
		}
	}
	return r
}
