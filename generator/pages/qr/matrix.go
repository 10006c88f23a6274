package qr

import "sync"

// matrix is a code as rows of modules, the leftmost of a row its lowest bit; dark ones are 1.
type matrix struct {
	side int
	rows [largest]uint64
}

// largest is the side of the largest code drawn here.
const largest = 57

// module is a place in a code.
type module struct{ x, y uint8 }

// plan is all of a code that does not depend on its text: the patterns, the mask, and where data stand.
type plan struct {
	*version
	blank     matrix
	order     []module          // of the bits of data
	multiples [256]coefficients // of the generator polynomial
}

// plans are those of each version with the usual mask, made when first asked for.
var plans = func() (all [len(versions)]func() *plan) {
	for i := range versions {
		all[i] = sync.OnceValue(func() *plan { return planOf(&versions[i], usual) })
	}
	return all
}()

// masks say which modules of data are turned over.
var masks = []func(x, y int) bool{
	func(x, y int) bool { return (x+y)%2 == 0 },
	func(_, y int) bool { return y%2 == 0 },
	func(x, _ int) bool { return x%3 == 0 },
	func(x, y int) bool { return (x+y)%3 == 0 },
	func(x, y int) bool { return (x/3+y/2)%2 == 0 },
	func(x, y int) bool { return x*y%2+x*y%3 == 0 },
	func(x, y int) bool { return (x*y%2+x*y%3)%2 == 0 },
	func(x, y int) bool { return ((x+y)%2+x*y%3)%2 == 0 },
}

func planOf(v *version, mask int) *plan {
	side := 17 + 4*v.number
	d := drawing{dark: matrix{side: side}, fixed: matrix{side: side}}
	d.patterns(v)
	d.format(mask)
	d.version(v.number)
	p := &plan{version: v, blank: d.dark, order: d.order(), multiples: multiplesOf(generator(v.correction))}
	for _, at := range p.order {
		if masks[mask](int(at.x), int(at.y)) {
			p.blank.turn(at, 1)
		}
	}
	return p
}

// matrix draws codewords into the plan.
func (p *plan) matrix(codewords []byte) matrix {
	m := p.blank
	for i, word := range codewords {
		for _, at := range p.order[8*i : 8*i+8] {
			m.turn(at, uint64(word>>7))
			word <<= 1
		}
	}
	return m
}

// turn turns a module over when bit is 1.
func (m *matrix) turn(at module, bit uint64) { m.rows[at.y] ^= bit << at.x }

func (m *matrix) has(x, y int) bool { return m.rows[y]>>x&1 == 1 }

// drawing is a plan that is being made: what is dark so far, and the modules that carry no data.
type drawing struct{ dark, fixed matrix }

func (d *drawing) fix(x, y int, dark bool) {
	if x < 0 || y < 0 || x >= d.dark.side || y >= d.dark.side {
		return
	}
	d.fixed.rows[y] |= 1 << x
	d.dark.rows[y] &^= 1 << x
	if dark {
		d.dark.rows[y] |= 1 << x
	}
}

// patterns draws what readers find and measure a code by: timing lines, the squares of three corners, alignment.
func (d *drawing) patterns(v *version) {
	side := d.dark.side
	for i := range side {
		d.fix(6, i, i%2 == 0)
		d.fix(i, 6, i%2 == 0)
	}
	for _, corner := range [][2]int{{3, 3}, {side - 4, 3}, {3, side - 4}} {
		d.square(corner[0], corner[1], 4)
	}
	last := len(v.alignment) - 1
	for i, x := range v.alignment {
		for j, y := range v.alignment {
			if i == 0 && j == 0 || i == 0 && j == last || i == last && j == 0 {
				continue // a corner is there
			}
			d.square(x, y, 2)
		}
	}
}

// square draws rings around a middle: those of a corner (reach 4, the outermost light) or of an alignment pattern (2).
func (d *drawing) square(x, y, reach int) {
	for dy := -reach; dy <= reach; dy++ {
		for dx := -reach; dx <= reach; dx++ {
			ring := max(dx, -dx, dy, -dy)
			d.fix(x+dx, y+dy, ring != 4 && (ring != 2 || reach == 2) && (ring != 1 || reach == 4))
		}
	}
}

// format tells readers the error correction (M is 0) and the mask, twice, with a code of its own.
func (d *drawing) format(mask int) {
	rest := mask
	for range 10 {
		rest = rest<<1 ^ rest>>9*0x537
	}
	word, side := (mask<<10|rest)^0x5412, d.dark.side
	for i := range 15 {
		dark := word>>i&1 == 1
		switch {
		case i < 6:
			d.fix(8, i, dark)
		case i < 8:
			d.fix(8, i+1, dark)
		case i == 8:
			d.fix(7, 8, dark)
		default:
			d.fix(14-i, 8, dark)
		}
		if i < 8 {
			d.fix(side-1-i, 8, dark)
		} else {
			d.fix(8, side-15+i, dark)
		}
	}
	d.fix(8, side-8, true)
}

// version tells readers the size of large codes.
func (d *drawing) version(number int) {
	if number < 7 {
		return
	}
	rest := number
	for range 12 {
		rest = rest<<1 ^ rest>>11*0x1F25
	}
	word, side := number<<12|rest, d.dark.side
	for i := range 18 {
		dark := word>>i&1 == 1
		d.fix(side-11+i%3, i/3, dark)
		d.fix(i/3, side-11+i%3, dark)
	}
}

// order lists the modules of data: in columns two modules wide from the right, up and down in turn, around what is fixed.
func (d *drawing) order() []module {
	var order []module
	side := d.dark.side
	for right := side - 1; right >= 1; right -= 2 {
		if right == 6 {
			right = 5 // the timing line
		}
		for i := range 2 * side {
			x, y := right-i%2, i/2
			if (right+1)&2 == 0 {
				y = side - 1 - y
			}
			if !d.fixed.has(x, y) {
				order = append(order, module{uint8(x), uint8(y)})
			}
		}
	}
	return order
}
