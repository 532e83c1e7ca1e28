using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Hosting.Mocks;

/// <summary>One mock: the calls that it matches, and its answers in turn.</summary>
public sealed class Mock
{
    private readonly Location _location;

    /// <summary>Creates a mock.</summary>
    internal Mock(MockMatch match, EquatableList<MockAnswer> answers, string? name = null, int? times = null, Location? location = null)
    {
        ArgumentNullException.ThrowIfNull(match);
        ArgumentNullException.ThrowIfNull(answers);
        Match = match;
        Answers = answers;
        Name = name;
        Times = times;
        _location = location ?? Aef.Documents.Diagnostics.Location.None;
    }

    /// <summary>The name in reports; null when the file has none.</summary>
    public string? Name { get; }

    /// <summary>The condition of the mock.</summary>
    internal MockMatch Match { get; }

    /// <summary>The answers, in turn; the last one is repeated.</summary>
    internal EquatableList<MockAnswer> Answers { get; }

    /// <summary>The maximum number of calls that the mock matches; null for no limit.</summary>
    public int? Times { get; }

    /// <summary>The location of the mock, as <c>file:line:column</c>; empty for one that a program has created.</summary>
    public string Location => _location.ToString();

    /// <summary>The name of the mock in reports: its name, or its condition.</summary>
    public override string ToString() => Name ?? Match.ToString();}
