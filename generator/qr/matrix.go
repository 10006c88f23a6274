package qr

// matrix is a code as modules, row by row. fixed are those that carry no data.
type matrix struct {
	side        int
	dark, fixed []bool
}

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

func matrixOf(v *version, codewords []byte, mask int) *matrix {
	side := 17 + 4*v.number
	m := &matrix{side, make([]bool, side*side), make([]bool, side*side)}
	m.patterns(v)
	m.format(mask)
	m.version(v.number)
	m.data(codewords, masks[mask])
	return m
}

func (m *matrix) fix(x, y int, dark bool) {
	if x >= 0 && y >= 0 && x < m.side && y < m.side {
		m.dark[y*m.side+x], m.fixed[y*m.side+x] = dark, true
	}
}

// patterns draws what readers find and measure a code by: timing lines, the squares of three corners, alignment.
func (m *matrix) patterns(v *version) {
	for i := range m.side {
		m.fix(6, i, i%2 == 0)
		m.fix(i, 6, i%2 == 0)
	}
	for _, corner := range [][2]int{{3, 3}, {m.side - 4, 3}, {3, m.side - 4}} {
		m.square(corner[0], corner[1], 4)
	}
	last := len(v.alignment) - 1
	for i, x := range v.alignment {
		for j, y := range v.alignment {
			if i == 0 && j == 0 || i == 0 && j == last || i == last && j == 0 {
				continue // a corner is there
			}
			m.square(x, y, 2)
		}
	}
}

// square draws rings around a middle: those of a corner (reach 4, the outermost light) or of an alignment pattern (2).
func (m *matrix) square(x, y, reach int) {
	for dy := -reach; dy <= reach; dy++ {
		for dx := -reach; dx <= reach; dx++ {
			ring := max(dx, -dx, dy, -dy)
			m.fix(x+dx, y+dy, ring != 4 && (ring != 2 || reach == 2) && (ring != 1 || reach == 4))
		}
	}
}

// format tells readers the error correction (M is 0) and the mask, twice, with a code of its own.
func (m *matrix) format(mask int) {
	rest := mask
	for range 10 {
		rest = rest<<1 ^ rest>>9*0x537
	}
	word := (mask<<10 | rest) ^ 0x5412
	for i := range 15 {
		dark := word>>i&1 == 1
		switch {
		case i < 6:
			m.fix(8, i, dark)
		case i < 8:
			m.fix(8, i+1, dark)
		case i == 8:
			m.fix(7, 8, dark)
		default:
			m.fix(14-i, 8, dark)
		}
		if i < 8 {
			m.fix(m.side-1-i, 8, dark)
		} else {
			m.fix(8, m.side-15+i, dark)
		}
	}
	m.fix(8, m.side-8, true)
}

// version tells readers the size of large codes.
func (m *matrix) version(number int) {
	if number < 7 {
		return
	}
	rest := number
	for range 12 {
		rest = rest<<1 ^ rest>>11*0x1F25
	}
	word := number<<12 | rest
	for i := range 18 {
		dark := word>>i&1 == 1
		m.fix(m.side-11+i%3, i/3, dark)
		m.fix(i/3, m.side-11+i%3, dark)
	}
}

// data writes codewords in columns two modules wide from the right, up and down in turn, around what is fixed.
func (m *matrix) data(codewords []byte, masked func(x, y int) bool) {
	at := 0
	for right := m.side - 1; right >= 1; right -= 2 {
		if right == 6 {
			right = 5 // the timing line
		}
		for i := range 2 * m.side {
			x, y := right-i%2, i/2
			if (right+1)&2 == 0 {
				y = m.side - 1 - y
			}
			if m.fixed[y*m.side+x] {
				continue
			}
			dark := at < 8*len(codewords) && codewords[at/8]>>(7-at%8)&1 == 1
			at++
			m.dark[y*m.side+x] = dark != masked(x, y)
		}
	}
}
