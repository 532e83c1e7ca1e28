namespace Aef.Tests.Architecture;

/// <summary>The phases of a project and the arrows between them (docs/architecture.md).</summary>
public sealed class NamespaceArrowTests
{
    /// <summary>Phases in their order: one may see what stands before it, never what comes after.</summary>
    private static readonly string[] WorkflowPhases =
        ["Collections", "Text", "Diagnostics", "Documents", "Syntax", "Parsing", "Printing", "Analysis", "Measuring", "Runtime", "Hosting", "Journal", "Tracing", "Testing"];

    private static readonly string[] CorePhases =
        [
            "Wording", "Model", "Building", "Reading", "Writing", "Catalog", "Semantics", "NameBinding", "Scheduling", "Rules", "Jobs", "Configuring", "Checking",
            "Comparing", "Looking", "Targets", "Running", "Measuring", "Fixing", "Formatting", "Explaining", "Reporting", "Schemas", "Workspace", "Testing",
        ];

    [Fact]
    public void Phases_of_the_workflow_language_see_only_earlier_ones() => BackwardUses("Aef.Workflows", WorkflowPhases).ShouldBeEmpty();

    [Fact]
    public void Phases_of_pipelines_see_only_earlier_ones() => BackwardUses("Aef.Core", CorePhases).ShouldBeEmpty();

    [Theory]
    [InlineData("Aef.Workflows", "Printing", "Runtime")]
    [InlineData("Aef.Workflows", "Runtime", "Printing")]
    [InlineData("Aef.Workflows", "Hosting", "Printing")]
    [InlineData("Aef.Core", "Running", "Reading")]
    [InlineData("Aef.Core", "Running", "Writing")]
    [InlineData("Aef.Core", "Targets", "Reading")]
    [InlineData("Aef.Core", "Targets", "Writing")]
    public void Phases_that_must_not_meet_do_not(string project, string user, string used)
    {
        using var assembly = BuiltAssembly.Open(project);

        NamespaceUses.Of(assembly)
            .Where(u => IsIn(u.User, $"{project}.{user}") && IsIn(u.Used, $"{project}.{used}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void One_target_never_sees_another()
    {
        using var assembly = BuiltAssembly.Open("Aef.Core");
        const string targets = "Aef.Core.Targets.";

        NamespaceUses.Of(assembly)
            .Where(u => u.User.StartsWith(targets, StringComparison.Ordinal) && u.Used.StartsWith(targets, StringComparison.Ordinal))
            .Where(u => u.User[targets.Length..].Split('.')[0] != u.Used[targets.Length..].Split('.')[0])
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_walk_sees_the_uses_that_there_are()
    {
        using var assembly = BuiltAssembly.Open("Aef.Workflows");

        NamespaceUses.Of(assembly).ShouldContain(("Aef.Workflows.Documents", "Aef.Documents.Diagnostics"));
    }

    private static IReadOnlyList<(string User, string Used)> BackwardUses(string project, string[] phases)
    {
        using var assembly = BuiltAssembly.Open(project);
        return [.. NamespaceUses.Of(assembly).Where(u => PhaseOf(u.User, project, phases) < PhaseOf(u.Used, project, phases)).Order()];
    }

    /// <summary>The place of a namespace in the order; the project's own root sees everything and comes last.</summary>
    private static int PhaseOf(string name, string project, string[] phases)
    {
        if (!IsIn(name, project))
        {
            return -1;
        }

        var phase = name == project ? null : name[(project.Length + 1)..].Split('.')[0];
        if (phase is null)
        {
            return phases.Length;
        }

        var index = Array.IndexOf(phases, phase);
        index.ShouldBeGreaterThanOrEqualTo(0, $"{name} is a phase that this test does not know: give it its place in the order");
        return index;
    }

    private static bool IsIn(string name, string root) => name == root || name.StartsWith(root + ".", StringComparison.Ordinal);
}
