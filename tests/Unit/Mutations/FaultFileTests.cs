using System.Reflection;
using Aef.Planted;
using Aef.Tests.Support;

namespace Aef.Tests.Mutations;

/// <summary>
/// The faults that <c>dotnet run --project tests/Planted</c> plants are kept in step with the sources: whoever changes a line in which a
/// fault is planted changes the fault too.
/// </summary>
public sealed class FaultFileTests : IDisposable
{
    private static readonly string Path = Repository.PathOf(FaultFile.RelativePath.Split('/'));

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-faults").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_fault_can_be_planted_in_the_sources_as_they_are()
    {
        var faults = FaultFile.Read(Path, out var problems);

        problems.ShouldBeEmpty();
        faults.Count.ShouldBeGreaterThan(50);
        faults.Select(f => f.Name).ShouldBeUnique();
        faults.Select(f => (f.Name, Problem: f.FindProblem(Repository.Root))).Where(f => f.Problem is not null).ShouldBeEmpty();
    }

    [Fact]
    public void Every_fault_names_tests_that_exist()
    {
        var tests = typeof(FaultFileTests).Assembly.GetTypes()
            .SelectMany(t => t.GetMethods())
            .Where(m => m.IsDefined(typeof(FactAttribute))) // creating it may start a program
            .Select(m => $"{m.ReflectedType}.{m.Name}")
            .ToList();

        FaultFile.Read(Path, out _).SelectMany(f => f.TestNames.Select(name => (Fault: f.Name, Test: name)))
            .Where(f => f.Test.Length == 0 || !tests.Exists(t => t.Contains(f.Test, StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a b", "b", "c", null)]
    [InlineData("a b", "x", "c", "f.cs contains the old text nowhere: x")]
    [InlineData("b a b", "b", "c", "f.cs contains the old text 2 times: b")]
    [InlineData("a b", "b", "b", "old and new text are equal")]
    [InlineData(null, "b", "c", "f.cs does not exist")]
    public void A_fault_whose_old_text_does_not_occur_once_is_refused(string? source, string old, string replacement, string? problem)
    {
        Write("f.cs", source);

        new Fault(1, "n", "f.cs", old, replacement, "t").FindProblem(_folder).ShouldBe(problem);
    }

    [Fact]
    public void A_line_of_the_file_has_five_fields()
    {
        Write("faults.tsv", "# comment\n\nname\tfile\told⏎line\t\tA|FullyQualifiedName~B\nname\tfile\told\tnew\n");

        var fault = FaultFile.Read(System.IO.Path.Combine(_folder, "faults.tsv"), out var problems).ShouldHaveSingleItem();

        (fault.Line, fault.Name, fault.File, fault.Old, fault.New).ShouldBe((3, "name", "file", "old\nline", string.Empty));
        fault.TestNames.ShouldBe(["A", "B"]);
        problems.ShouldHaveSingleItem().ShouldStartWith("tests/Planted/faults.tsv:4: ");
    }

    private void Write(string name, string? text)
    {
        if (text is not null)
        {
            File.WriteAllText(System.IO.Path.Combine(_folder, name), text);
        }
    }
}
