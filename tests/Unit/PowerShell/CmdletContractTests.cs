using Aef.Core.Pipelines.Model;
using Aef.Help;
using Aef.Tests.Architecture;
using Aef.Tests.Support;

namespace Aef.Tests.PowerShell;

/// <summary>What holds for every cmdlet (house style, "Cmdlets"), read from metadata.</summary>
public sealed class CmdletContractTests
{
    private static readonly string[] ApprovedVerbs =
        [
            "Add",
            "Approve",
            "Assert",
            "Compare",
            "ConvertFrom",
            "ConvertTo",
            "Deny",
            "Export",
            "Get",
            "Import",
            "Invoke",
            "Measure",
            "New",
            "Publish",
            "Receive",
            "Remove",
            "Reset",
            "Restart",
            "Resume",
            "Set",
            "Show",
            "Start",
            "Stop",
            "Sync",
            "Test",
            "Update",
            "Wait",
        ];

    /// <summary>Building in memory never asks (under $WhatIfPreference it would return nothing), nor do cmdlets that only read.</summary>
    private static readonly string[] VerbsThatChange =
        ["Export", "Publish", "Sync", "Invoke", "Start", "Stop", "Reset", "Restart", "Resume", "Update"];

    /// <summary>One name has one type everywhere.</summary>
    private static readonly Dictionary<string, string> TypeOfName = new()
    {
        ["Path"] = "String[]",
        ["LiteralPath"] = "String[]",
        ["Pipeline"] = "Pipeline[]",
        ["ParameterPath"] = "String",
        ["Force"] = "SwitchParameter",
        ["NoClobber"] = "SwitchParameter",
        ["Quiet"] = "SwitchParameter",
        ["Level"] = "String",
        ["Thread"] = "String",
        ["Format"] = "SourceFormat",
    };

    public static TheoryData<string> Cmdlets => CmdletMetadata.Names;

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_class_is_sealed_and_named_after_the_cmdlet(string name)
    {
        var cmdlet = CmdletMetadata.Of(name);

        cmdlet.Class.IsSealed.ShouldBeTrue();
        cmdlet.Class.IsPublic.ShouldBeTrue();
        cmdlet.Class.Name.ShouldBe($"{cmdlet.Verb}{cmdlet.Noun}Command");
        cmdlet.Noun.ShouldStartWith("Aef");
        cmdlet.Noun.ShouldNotEndWith("s");
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_verb_is_approved(string name) => ApprovedVerbs.ShouldContain(CmdletMetadata.Of(name).Verb);

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void It_declares_its_output_type(string name) => CmdletMetadata.Of(name).OutputTypes.ShouldNotBeEmpty();

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void It_supports_ShouldProcess_exactly_when_it_changes_something_outside_of_memory(string name)
    {
        var cmdlet = CmdletMetadata.Of(name);

        // New-AefExecutor writes a file; the other New cmdlets create objects. Remove-AefRun removes files; the others change objects.
        cmdlet.SupportsShouldProcess.ShouldBe(VerbsThatChange.Contains(cmdlet.Verb) || name is "New-AefExecutor" or "Remove-AefRun" or "Approve-AefStep" or "Deny-AefStep");
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Parameters_of_one_name_have_one_type_everywhere(string name)
    {
        // What is exported goes to one file, as with Export-Csv, and executors are in one folder; charts have formats of their own.
        var hasOnePath = name.StartsWith("Export-", StringComparison.Ordinal) || name.EndsWith("-AefExecutor", StringComparison.Ordinal);
        foreach (var parameter in CmdletMetadata.Of(name).Parameters
            .Where(p => (p.Name != "Path" || !hasOnePath) && (p.Name, name) is not ("Format", "ConvertTo-AefDiagram")))
        {
            if (TypeOfName.TryGetValue(parameter.Name, out var type))
            {
                parameter.Type.Name.ShouldBe(type, parameter.Name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_path_is_accepted_literally_and_from_Get_ChildItem(string name)
    {
        var parameters = CmdletMetadata.Of(name).Parameters;
        if (!parameters.Any(p => p.Name == "Path" && p.SupportsWildcards))
        {
            return;
        }

        var literal = parameters.Single(p => p.Name == "LiteralPath");
        literal.Aliases.ShouldContain("PSPath");
        literal.Locations.ShouldAllBe(p => p.FromProperty);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_pipeline_comes_by_value_and_by_property_name(string name)
    {
        if (CmdletMetadata.Of(name).Parameters.FirstOrDefault(p => p.Name == "Pipeline") is not { } pipeline)
        {
            return;
        }

        pipeline.Locations.ShouldContain(p => p.FromPipeline && p.FromProperty);
        pipeline.Aliases.ShouldContain("InputObject");
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Names_of_parameters_are_singular_pascal_case(string name) =>
        CmdletMetadata.Of(name).Parameters.Select(p => p.Name)
            .Where(n =>
                !char.IsAsciiLetterUpper(n[0])
                    || (
                        n.EndsWith('s')
                            && n is not (
                                "Reads" or "Writes" or // verbs
                                "StepProperties" or "FunctionStatus" or "WaitTimeSeconds" or
                                "MaxWaitTimeSeconds" or "TimeoutSeconds" or "AsyncTimeoutLoopInMinutes")))
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void No_name_or_alias_belongs_to_two_parameters(string name)
    {
        var names = CmdletMetadata.Of(name).Parameters.SelectMany(p => p.Aliases.Append(p.Name));

        names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Its_page_has_a_description_and_three_examples_that_call_it(string name)
    {
        var page = CmdletPage.Read(Repository.PathOf("docs", "cmdlets", name + ".md"));

        page.Description.ShouldNotBeEmpty();
        page.Examples.Count.ShouldBeGreaterThanOrEqualTo(3);
        page.Examples.ShouldAllBe(e => e.Code.Contains(name, StringComparison.Ordinal));
        page.Examples.ShouldContain(e => e.Code.Contains('|'), "one of them from a pipe");
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_parameter_is_described(string name)
    {
        var comments = new CommentReader(Path.ChangeExtension(BuiltAssembly.PathOf("Aef.PowerShell"), ".xml"));
        var cmdlet = CmdletMetadata.Of(name);

        comments[cmdlet.Class].ShouldNotBeEmpty();
        cmdlet.Parameters.Where(p => comments[p].Length == 0).Select(p => p.Name).ShouldBeEmpty();
    }

    [Fact]
    public void Metadata_is_really_read()
    {
        CmdletMetadata.All.Count.ShouldBeGreaterThanOrEqualTo(5);
        CmdletMetadata.Of("Add-AefStep").Parameters.Single(p => p.Name == "JobId").Aliases.ShouldBe(["JOB_ID"]);
    }

    [Theory]
    [InlineData("Add-AefStep")]
    [InlineData("Set-AefStep")]
    public void Every_step_key_is_a_parameter(string name)
    {
        // JobId of Set-AefStep selects the step.
        var parameters = CmdletMetadata.Of(name).Parameters.Select(p => p.Name).Append("JobId").ToList();
        StepKeys.All.Keys.Select(k => string.Concat(k.Name.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..])))
            .Except(parameters)
            .ShouldBeEmpty();
    }
}
