using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Hosting.Mocks;

/// <summary>One mock: which calls it matches, and what it answers in turn.</summary>
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

    /// <summary>The name that reports use; null when the file has none.</summary>
    public string? Name { get; }

    /// <summary>Which calls the mock matches.</summary>
    internal MockMatch Match { get; }

    /// <summary>What it answers, in turn; the last answer is given again and again.</summary>
    internal EquatableList<MockAnswer> Answers { get; }

    /// <summary>How many calls the mock matches; null for all.</summary>
    public int? Times { get; }

    /// <summary>Where the mock is, as <c>file:line:column</c>; empty for one that a program has made.</summary>
    public string Location => _location.ToString();

    /// <summary>What reports call the mock: its name, or what it matches.</summary>
    public override string ToString() => Name ?? Match.ToString();}
