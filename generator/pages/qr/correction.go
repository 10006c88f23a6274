package qr

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

// generator is the polynomial of error correction of a degree, without the first coefficient, which is 1.
func generator(degree int) []byte {
	g := make([]byte, degree)
	g[degree-1] = 1
	for root := range degree {
		for i := range g {
			g[i] = times(g[i], exp[root])
			if i+1 < len(g) {
				g[i] ^= g[i+1]
			}
		}
	}
	return g
}

// coefficients are those of a polynomial, eight to a word, the first one highest: room for more than any version needs.
type coefficients [4]uint64

func (c *coefficients) at(i int) byte { return byte(c[i/8] >> (56 - i%8*8)) }

// multiplesOf lists a polynomial times each element of the field.
func multiplesOf(polynomial []byte) (all [256]coefficients) {
	for factor := range all {
		for i, c := range polynomial {
			all[factor][i/8] |= uint64(times(c, byte(factor))) << (56 - i%8*8)
		}
	}
	return all
}

// remainder returns the codewords of error correction of a block (Reed–Solomon).
func (p *plan) remainder(block []byte) coefficients {
	var rest coefficients
	for _, b := range block {
		m := &p.multiples[b^rest.at(0)]
		rest[0] = (rest[0]<<8 | rest[1]>>56) ^ m[0]
		rest[1] = (rest[1]<<8 | rest[2]>>56) ^ m[1]
		rest[2] = (rest[2]<<8 | rest[3]>>56) ^ m[2]
		rest[3] = rest[3]<<8 ^ m[3]
	}
	return rest
}
