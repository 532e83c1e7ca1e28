using System.Text;
using System.Text.Json;
using Aef.Tests.Conformity;

namespace Aef.Tests.Airflow.Python;

public sealed class PythonReaderTests
{
    private static readonly string[] Programs =
    [
        "", "# nothing\n", "\n\n  # a comment\n\n", "x = 1", "x = y = (1, 2,)\na, b = 1, 2\n(a, b) = x\n",
            "x: dict[str, int] = {}\nx.y: int\n",
        "from __future__ import annotations\nimport os.path as p, sys\nfrom a.b import (c, d as e,)\n",
        "with a(b=1) as c, d():\n    with e as f:\n        g\n    h\ni\n",
        "@task(multiple_outputs=True)\n@x.y\ndef f(a, b: int = 1, *c, d, e=2, **g) -> None:\n    \"\"\"Doc.\"\"\"\n    return\n",
            "def f(a, /, b, *, c: str):\n    if a:\n        return 1, 2\n    elif b:\n        pass\n    elif c:\n" +
            "        raise A(1) from b\n    else:\n        raise\n",
        "for a, b in x, y:\n    continue\nelse:\n    pass\nfor (a, b) in x:\n    pass\nfor a, in x:\n    pass\n",
        "while a < b <= c != d:\n    a += 1\n    a[0] -= 1\n    a.b **= 2\n    a //= 2\n    a >>= 1\n",
            "try:\n    a\nexcept (B, C) as e:\n    d\nexcept E:\n    pass\nexcept:\n    pass\nelse:\n    f\nfinally:\n    g\ntry:\n" +
            "    a\nfinally:\n    b\n",
        "a >> [b, c] >> d\n(\n    a\n    >> b  # comment\n    >> [c]\n)\na << b\nchain(a, [b, c], *d, **e)\n",
        "x = a if b else c if d else e\ny = lambda: 1\nz = lambda a, b=1, *c, **d: a + b\n",
        "x = not a and b or not not c and (d or e)\ny = a in b\ny = a not in b is not c is d\n",
        "x = -a ** -b\ny = +a + -b * c // d % e - f / g @ h\nz = ~a | b ^ c & d << e >> f\nw = 2 ** 3 ** 2\n",
            "x = [a for b in c if d if e for f in g]\ny = {a: b for a, b in c.items()}\nz = {a for a in b}\nw = f(a for a in b)\n" +
            "v = (a for a in b)\n",
        "x = a[1]\ny = a[1:2]\nz = a[:, 1:2:3, ::]\nw = a[b, c]\nv = a[b,]\nu = a[:]\nt = a[1:]\ns = a[:-1]\nr = a[::2]\n",
            "x = ()\ny = (a,)\nz = (a)\nw = ((a, b), c)\nv = ((a, b))\nu = (*a, b)\nt = *a, b\ns = [*a, b]\nr = {*a, b}\n" +
            "q = {**a, 'b': 1, **c}\np = {1,}\n",
            "(a)(b)\n(a).b\n(a)[b]\n(a) + b\n(a) and b\n(a) < b\n(a) if b else c\n-(a)\n((a) + (b)) * c\n(a, b)[0]\n" +
            "(a)(b for b in c)\n(a) ** b\n",
            "x = 0\ny = 123_456\nz = 0xFf\nw = 0o17\nv = 0b1_0\nu = 1.5\nt = .5\ns = 1.\nr = 1e10\nq = 1_0.0_1e-5\np = 00\n" +
            "o = 0x1e+5\nn = 99999999999999999999999\nm = 1e400\nl = 0.1\nk = 123456789.123456789e-300\n",
        "x = 'a' \"b\" '''c\n'd' ''' \"\"\"e\\\nf\"\"\"\n", "x = r'\\n\\'' R\"\\\\\" u'ü'\ny = b'a\\x00\\377' bR'\\x' rb'' B\"\"\n",
        "x = '\\a\\b\\f\\n\\r\\t\\v\\\\\\'\\\"\\0\\7\\12\\377\\x41\\u00e9\\U0001F695'\ny = '🚕' + a\nz = ('🚕', a)\n",
            "x = 'a\u2028b\u0085c\vd\fe'\n",
        "x = 1\r\ny = '''a\r\nb\rc'''\rz = 2\n", "if a:\n  if b:\n    c\n  d\ne", "if a:\n    b\n# comment\n    c\n  # comment\nd\n",
        "match = 1\ncase = match\ntype = _ = print\n", "x = a.b.c(d)(e)[f].g\n", "f(a)(b=1, **c)\nf(a, *b, c=1, **d)\n",
        "assert_ = 1\nif_ = not_ = 2\n", "x = [\n    1,\n    # comment\n    2,\n]\n", "def f():\n    return [1, 2]\n\n\n\nx = f()\n",
            "True\nNone\nFalse\n",
    ];

    /// <summary>What the reader refuses, with the location; Python accepts some of it.</summary>
    private static readonly (string Source, int Line, int Column)[] Refused =
    [
        ("x = f'{a}'", 1, 5), ("x = rf\"\"", 1, 5), ("class A:\n    pass", 1, 1), ("async def f():\n    pass", 1, 1), ("x = await y", 1, 5),
        ("def f():\n    yield 1", 2, 5),
        ("def f():\n    global a", 2, 5),
        ("def f():\n    nonlocal a", 2, 5),
        ("del a", 1, 1),
        ("assert a", 1, 1),
        ("(a := 1)", 1, 4), ("from a import *", 1, 15), ("from . import a", 1, 6), ("import a; b", 1, 9), ("if a: b", 1, 7),
        ("x = 1 \\\n + 2", 1, 7), ("x = ü", 1, 5), ("if a:\n\tb", 2, 1), ("\fx = 1", 1, 1), ("x = '\\d'", 1, 6), ("x = '\\N{DASH}'", 1, 6),
        ("x = '\\ud800'", 1, 6),
        ("x = '\\U00110000'", 1, 6),
        ("x = '\\x4'", 1, 6),
        ("x = '\\400'", 1, 6),
        ("x = b'ü'", 1, 7),
        ("x = b'\\u0041'", 1, 7),
        ("x = rb'\\ü'", 1, 9),
        ("x = 'a", 1, 5),
        ("x = 'a\nb'", 1, 5),
        ("x = '''a", 1, 5),
        ("x = '\\", 1, 5),
        ("x = r'\\", 1, 5),
        ("x = 'a' b'b'", 1, 9),
        ("x = 1j", 1, 5),
        ("x = 01", 1, 5),
        ("x = 1_", 1, 5),
        ("x = 1__0", 1, 5),
        ("x = 0b2", 1, 5),
        ("x = 0x", 1, 5),
        ("x = 1if a else b", 1, 5),
        ("x = 1_.5", 1, 5),
        ("x = (1", 1, 5),
        ("x = 1)", 1, 6),
        ("x = (1]", 1, 7),
        ("x = ", 1, 5),
        ("if a:\nb", 2, 1),
        ("if a:\n    b\n  c", 3, 3),
        ("  x = 1", 1, 3),
        ("f() = 1", 1, 1), ("1 = x", 1, 1), ("a + b = 1", 1, 1), ("[a, b] = c", 1, 1), ("a, b += 1", 1, 1), ("a, b: int", 1, 1),
        ("f(a=1, b)", 1, 8),
        ("f(a=1, a=2)", 1, 8),
        ("f(a for a in b, c)", 1, 15),
        ("f(c, a for a in b)", 1, 18),
        ("x = *a", 1, 7),
        ("x = (*a)", 1, 8),
        ("@a\nx = 1", 2, 1), ("def f(a=1, b):\n    pass", 1, 13), ("def f(*):\n    pass", 1, 8), ("def f(**a, b):\n    pass", 1, 12),
        ("x = {1: 2, 3}", 1, 13),
        ("x = {1, 2: 3}", 1, 10),
        ("x = a b", 1, 7),
        ("x = a if b", 1, 11),
        ("import 1", 1, 8),
        ("x = $", 1, 5),
        ("x = 1 ! 2", 1, 7),
        ("x = ...", 1, 5), ("a = b\0", 1, 1), ("try:\n    a\nb", 3, 1), ("with a:\n", 2, 1), ("lambda: (yield)", 1, 10),
        ("x = `a`", 1, 5),
        ("print 'a'", 1, 7),
        ("x = <>", 1, 5),
        ("exec 'a'", 1, 6),
        ("x = a.1", 1, 6),
        ("with (a as b, c as d):\n    e", 1, 9),
    ];

    [Fact]
    public void Refuses_everything_else_with_its_location()
    {
        Refused.Select(r => $"{r.Line}:{r.Column} {r.Source}").ShouldBe(Refused.Select(r => $"{Locate(r.Source)} {r.Source}"));

        static string Locate(string source)
        {
            try
            {
                PythonParser.Parse(source);
                return "accepted";
            }
            catch (PythonSyntaxException e)
            {
                e.Message.ShouldStartWith($"{e.Line}:{e.Column}: ");
                return $"{e.Line}:{e.Column}";
            }
        }
    }

    [Fact]
    public void Refuses_deep_nesting_without_an_overflow()
    {
        Should.Throw<PythonSyntaxException>(() => PythonParser.Parse(new string('(', 100_000)));
        Should.Throw<PythonSyntaxException>(() => PythonParser.Parse("x = " + new string('-', 100_000) + "1"));
        Should.Throw<PythonSyntaxException>(() => PythonParser.Parse("x = " + new string('[', 10_000) + new string(']', 10_000)));
    }

    [PythonFact]
    public void Reads_the_demo_DAGs_as_Python_does() => Compare(Samples.Dags, mayRefuse: false);

    [PythonFact]
    public void Reads_all_allowed_syntax_as_Python_does() => Compare(Programs, mayRefuse: false);

    [PythonFact]
    public void Reads_generated_programs_as_Python_does() =>
        Compare([.. Enumerable.Range(1, 300).Select(n => PythonGenerator.Generate((ulong)n))], mayRefuse: false);

    [PythonFact]
    public void Reads_hostile_strings_as_Python_does() =>
        Compare([.. Enumerable.Range(1, 500).Select(n => HostileStrings((ulong)n))], mayRefuse: false);

    /// <summary>A mutated DAG may be refused, but what is read must be what Python reads.</summary>
    [PythonFact]
    public void Reads_mutated_programs_as_Python_does_or_not_at_all()
    {
        string[] sources = [.. Samples.Dags, .. Programs, .. Enumerable.Range(1, 60).Select(n => PythonGenerator.Generate((ulong)n))];
        Compare([.. Enumerable.Range(1, 1_000).Select(n => Mutate(sources, new Dice((ulong)n * 977)))], mayRefuse: true)
            .ShouldBeGreaterThan(150, "accepted mutants");
    }

    private static int Compare(IReadOnlyList<string> sources, bool mayRefuse)
    {
        var expected = PythonHost.Ask<string[]>("dump_ast.py", sources);
        var accepted = 0;
        for (var i = 0; i < sources.Count; i++)
        {
            string dump;
            try
            {
                dump = PythonDump.Dump(PythonParser.Parse(sources[i]));
            }
            catch (PythonSyntaxException e) when (mayRefuse)
            {
                e.Line.ShouldBeGreaterThan(0);
                continue;
            }

            if (expected[i].StartsWith("error: ", StringComparison.Ordinal) && mayRefuse && IsOnlyFoundByTheCompiler(expected[i]))
            {
                continue;
            }

            (dump == expected[i]).ShouldBeTrue($"{sources[i]}\n  expected {expected[i]}\n  actual   {dump}");
            accepted++;
        }

        return accepted;
    }

    // Errors that are no matter of syntax: py_compile reports them.
    private static bool IsOnlyFoundByTheCompiler(string error) =>
        error.Contains("outside", StringComparison.Ordinal) // return outside function, break outside loop
        || error.Contains("duplicate argument", StringComparison.Ordinal)
        || error.Contains("not properly in loop", StringComparison.Ordinal)
        || error.Contains("from __future__ imports must occur", StringComparison.Ordinal)
        || error.Contains("is not defined", StringComparison.Ordinal) // a future feature
        || error.Contains("default 'except:' must be last", StringComparison.Ordinal)
        || error.Contains("can't use starred expression here", StringComparison.Ordinal)
        || error.Contains("expression cannot contain assignment", StringComparison.Ordinal)
        || error.Contains("Exceeds the limit", StringComparison.Ordinal);

    private static string Mutate(string[] sources, Dice dice)
    {
        const string Pieces = "\"'\\()[]{},:=.#@ \n\t\r*+-<>;1ax🚕";
        var text = new StringBuilder(sources[dice.Below(sources.Length)]);
        for (var count = dice.Between(1, 3); count > 0 && text.Length > 0; count--)
        {
            var at = dice.Below(text.Length);
            var length = Math.Min(dice.Pick(1, 1, 2, 5, 20), text.Length - at);
            switch (dice.Below(4))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, dice.Chance(8) ? "🚕" : Pieces[dice.Below(Pieces.Length - 2)].ToString());
                    break;
                case 2:
                    var other = dice.Below(text.Length - length + 1);
                    text.Insert(at, text.ToString(other, length));
                    break;
                default:
                    text[at] = Pieces[dice.Below(Pieces.Length - 2)];
                    break;
            }
        }

        // A half of a surrogate pair cannot be in a file.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static string HostileStrings(ulong seed)
    {
        string[] pieces =
        [
            "'", "\"", "\\", "\n", "\r", "'''", "\"\"\"", "{{", "}}", "{%", "%}", "{#", "#", "\u2028", "\0", "\x1b", "🚕", "ü", ")",
                "\nimport os\n", "os.system('x')",
            "\t", "\x7f", "\u0085", "a", " ", "\\n", "\\\"", "${", "%s", "f'{x}'", "\ufeff", "\u202e", "\U0010ffff",
        ];
        var dice = new Dice(seed * 7 + 3);
        var source = new StringBuilder("values = [\n");
        for (var i = 0; i < 20; i++)
        {
            var value = string.Concat(Enumerable.Range(0, dice.Below(7)).Select(_ => dice.Pick(pieces)));
            source.Append("    ").Append(PythonGenerator.Quote(value, dice)).Append(",\n");
        }

        return source.Append("]\n").ToString();
    }

    [Fact]
    public void Serializes_for_Python_without_loss() =>
        JsonSerializer.Deserialize<string>(JsonSerializer.Serialize("🚕\u2028'\\")).ShouldBe("🚕\u2028'\\");
}
