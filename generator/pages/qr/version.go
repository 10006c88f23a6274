package qr

import "slices"

// version is a size of code at error correction M: how its codewords are shared out, and where its alignment patterns are.
type version struct {
	number     int
	correction int // codewords of error correction in each block
	blocks     int
	length     int // codewords of data in each block; the last ones of a version may have one more
	longer     int // how many have one more
	alignment  []int
}

// versions are those up to 57 × 57 modules (ISO/IEC 18004, table 9 and annex E).
var versions = [...]version{
	{1, 10, 1, 16, 0, nil}, {2, 16, 1, 28, 0, []int{6, 18}}, {3, 26, 1, 44, 0, []int{6, 22}}, {4, 18, 2, 32, 0, []int{6, 26}},
	{5, 24, 2, 43, 0, []int{6, 30}}, {6, 16, 4, 27, 0, []int{6, 34}}, {7, 18, 4, 31, 0, []int{6, 22, 38}},
	{8, 22, 4, 38, 2, []int{6, 24, 42}}, {9, 22, 5, 36, 2, []int{6, 26, 46}}, {10, 26, 5, 43, 1, []int{6, 28, 50}},
}

func (v *version) capacity() int { return v.blocks*v.length + v.longer }

// head is how many bits stand before the bytes: four for the mode, and the length.
func (v *version) head() int {
	if v.number < 10 {
		return 4 + 8
	}
	return 4 + 16
}

// smallest returns which version has room for so many bytes, or -1.
func smallest(bytes int) int {
	return slices.IndexFunc(versions[:], func(v version) bool { return v.head()+8*bytes <= 8*v.capacity() })
}

// codewords returns a text as the code has it: in blocks, each with its error correction, woven together: the first codeword
// of each block, then the second of each, and so on.
func (p *plan) codewords(text string) []byte {
	data := p.data(text)
	all := make([]byte, p.capacity()+p.blocks*p.correction)
	for i := range p.blocks {
		for at := range p.length {
			all[at*p.blocks+i] = data[at]
		}
		block := data[:p.length]
		if longer := i - (p.blocks - p.longer); longer >= 0 {
			block = data[:p.length+1]
			all[p.length*p.blocks+longer] = data[p.length]
		}
		correction := p.remainder(block)
		for at := range p.correction {
			all[p.capacity()+at*p.blocks+i] = correction.at(at)
		}
		data = data[len(block):]
	}
	return all
}

// data returns the codewords of a text before they are shared out.
func (p *plan) data(text string) []byte {
	data := make([]byte, 1, p.capacity())
	add := func(b byte) { // what stands before is half a byte longer than whole ones
		data[len(data)-1] |= b >> 4
		data = append(data, b<<4)
	}
	data[0] = 0b0100 << 4 // bytes
	if p.head() > 4+8 {
		add(byte(len(text) >> 8))
	}
	add(byte(len(text)))
	for i := range len(text) {
		add(text[i])
	}
	for pad := byte(0xEC); len(data) < p.capacity(); pad ^= 0xEC ^ 0x11 {
		data = append(data, pad)
	}
	return data
}
