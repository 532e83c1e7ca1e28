using Aef.Core.Targets.Airflow.Python;

namespace Aef.Core.Targets.Airflow;

/// <summary>A string of literal text and templates.</summary>
/// <param name="extensions">The extensions of names of files, which the operator would read.</param>
internal sealed class TemplateText(IReadOnlyList<string> extensions)
{
    private readonly List<(PyExpression Part, bool IsLiteral)> _parts = [];

    /// <summary>Adds literal text.</summary>
    public void AddLiteral(string text)
    {
        if (_parts is [.., (PyString last, true)])
        {
            _parts[^1] = (new PyString(last.Value + text), true);
        }
        else if (text.Length > 0)
        {
            _parts.Add((new PyString(text), true));
        }
    }

    /// <summary>Adds a template.</summary>
    public void AddTemplate(string template) => Add([new PyString(template)]);

    /// <summary>Adds the parts of a template.</summary>
    public void Add(IEnumerable<PyExpression> template) => _parts.AddRange(template.Select(t => (t, false)));

    /// <summary>The string as an expression of Python.</summary>
    public PyExpression ToExpression(bool isTemplated, DagContext context)
    {
        if (_parts.TrueForAll(p => p.IsLiteral))
        {
            return Literal(string.Concat(_parts.Select(p => ((PyString)p.Part).Value)), isTemplated, extensions, context);
        }

        var joined = new List<PyExpression>();
        for (var index = 0; index < _parts.Count; index++)
        {
            var (part, isLiteral) = _parts[index];
            var text = part is PyString value && isLiteral
                ? new PyString(JinjaText.Literal(value.Value, index == _parts.Count - 1, extensions))
                : part;
            if (joined is [.., PyString last] && text is PyString next)
            {
                joined[^1] = new PyString(last.Value + next.Value);
            }
            else
            {
                joined.Add(text);
            }
        }

        return joined.Aggregate((left, right) => new PyBinary("+", left, right));
    }

    /// <summary>A value of a user: a string that Airflow leaves as it is.</summary>
    public static PyExpression Literal(string text, bool isTemplated, IReadOnlyList<string> extensions, DagContext context) =>
        isTemplated && JinjaText.IsTemplate(text, extensions)
            ? new PyCall(context.Import("literal"), [new PyString(text)], [])
            : new PyString(text);
}
