using System.Globalization;
using Aef.Core.Pipelines.Writing;

namespace Aef.Tests.Writing;

public sealed class OutputGuardTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-guard-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_output_that_names_an_input_in_another_way_is_refused_as_an_input()
    {
        var input = Create("a.json");
        Directory.CreateDirectory(At("sub"));

        Refused(new OutputGuard([input]), At("sub/../a.json")).ShouldBe("an input");
        Refused(new OutputGuard([input]), Path.GetRelativePath(Environment.CurrentDirectory, input)).ShouldBe("an input");
        Refused(new OutputGuard([input]), At("b.json")).ShouldBeNull();
    }

    [Fact]
    public void An_output_that_is_a_link_to_an_input_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // links need a right on Windows
        }

        var input = Create("a.json");
        File.CreateSymbolicLink(At("link.json"), input);
        File.CreateSymbolicLink(At("folder"), _folder);

        Refused(new OutputGuard([input]), At("link.json")).ShouldBe("an input");
        Refused(new OutputGuard([input]), At("folder/a.json")).ShouldBe("an input");
        Refused(new OutputGuard([At("link.json")]), input).ShouldBe("an input");
    }

    [Fact]
    public void Only_the_files_that_exist_in_an_input_folder_and_that_Aef_reads_are_inputs()
    {
        Create("jobs/a.json");
        Create("jobs/a.txt", string.Empty);
        var guard = new OutputGuard([At("jobs")]);

        Refused(guard, At("jobs/a.json")).ShouldBe("an input");
        Refused(guard, At("jobs/a.txt")).ShouldBeNull();
        Refused(guard, At("jobs/new.json")).ShouldBeNull();
        Create("jobs-too.json", string.Empty);
        Refused(guard, At("jobs-too.json")).ShouldBeNull();
    }

    [Fact]
    public void A_second_output_with_the_same_name_is_refused_and_a_folder_of_inputs_comes_first()
    {
        Create("jobs/a.json");
        Refused(new OutputGuard([]).Check(At("o.yaml"), OutputKind.Workflow), At("./o.yaml")).ShouldBe("another output");
        Refused(new OutputGuard([]).Reserve(At("journal")), At("journal")).ShouldBe("another output");
        Refused(new OutputGuard([At("jobs")]).Reserve(At("jobs/a.json")), At("jobs/a.json")).ShouldBe("an input");
    }

    [Fact]
    public void Four_times_the_outputs_allocate_about_four_times_as_much()
    {
        Check(20);
        var (small, large) = (Check(100), Check(400));

        ((double)large / small).ShouldBeLessThan(6, "each output was compared with every other one by following its links again");
    }

    private long Check(int outputs)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var guard = new OutputGuard([]);
        for (var i = 0; i < outputs; i++)
        {
            guard.Check(At(string.Create(CultureInfo.InvariantCulture, $"{i}.yaml")), OutputKind.Workflow);
        }

        guard.Diagnostics.ShouldBeEmpty();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>What the output is that the guard refuses; null if it accepts it.</summary>
    private static string? Refused(OutputGuard guard, string output)
    {
        var before = guard.Diagnostics.Count;
        return guard.Check(output, OutputKind.JobFile).Diagnostics.Skip(before).SingleOrDefault() is not { } refusal ? null
            : refusal.Message.Contains("is also an input", StringComparison.Ordinal) ? "an input"
            : refusal.Message.Contains("is also another output", StringComparison.Ordinal) ? "another output"
            : refusal.Message;
    }

    private string Create(string name, string text = "{}")
    {
        var path = At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private string At(string name) => Path.Combine(_folder, name);
}
