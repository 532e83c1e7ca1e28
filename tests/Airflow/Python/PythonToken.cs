namespace Aef.Tests.Airflow.Python;

internal enum PythonTokenKind
{
    Name,
    Keyword,
    Constant,
    Operator,
    NewLine,
    Indent,
    Dedent,
    End,
}

/// <summary>A token; <paramref name="Value"/> is the value of a constant. Columns count UTF-16 code units from one.</summary>
internal sealed record PythonToken(PythonTokenKind Kind, string Text, int Line, int Column, object? Value = null)
{
    public bool IsOperator(string text) => Kind == PythonTokenKind.Operator && Text == text;

    public bool IsKeyword(string text) => Kind == PythonTokenKind.Keyword && Text == text;

    public override string ToString() => Kind switch
    {
        PythonTokenKind.NewLine => "the end of the line",
        PythonTokenKind.Indent => "a deeper indentation",
        PythonTokenKind.Dedent => "the end of the block",
        PythonTokenKind.End => "the end of the file",
        PythonTokenKind.Constant when Value is string or byte[] => "a string",
        _ => $"\"{Text}\"",
    };
}
