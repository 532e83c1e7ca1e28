using Aef.Fuzz;
using Aef.Fuzz.Running;
using Aef.Fuzz.Targets;
using Aef.Tests.Support;

namespace Aef.Tests.Fuzzing;

/// <summary>The share of the fuzzing that every build does; CONTRIBUTING.md names the command for the rest.</summary>
public sealed class FuzzSessionTests
{
    private static readonly Corpus Corpus = Corpus.Read(Repository.Root);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Changed_inputs_of_all_kinds_do_nothing_that_they_must_not(ulong seed)
    {
        var diagnostics = new FuzzSession(Corpus, seed).Run(first: 0, count: 600);

        diagnostics.Select(f => $"{f.Target} {f.Number}: {f.Text}").ShouldBeEmpty();
    }

    [Fact]
    public void An_input_follows_from_its_seed_and_number_alone()
    {
        var (_, input) = new FuzzSession(Corpus, 3).Make(17);

        new FuzzSession(Corpus, 3).Make(17).Input.ShouldBe(input);
        new FuzzSession(Corpus, 4).Make(17).Input.ShouldNotBe(input);
    }

    [Fact]
    public void An_exception_of_an_entry_point_is_found_with_its_location()
    {
        var session = new FuzzSession(Corpus, 1) { Targets = [new Faulty()] };

        session.Run(first: 5, count: 3).ToList().ShouldHaveSingleItem().Kind.ShouldContain("InvalidOperationException");
    }

    private sealed class Faulty : FuzzTarget
    {
        private int _runs;

        public override string Name => "faulty";

        public override byte[] Make(Dice dice, Corpus corpus) => [(byte)dice.Below(256)];

        public override void Run(ReadOnlySpan<byte> input)
        {
            if (++_runs == 2)
            {
                throw new InvalidOperationException("as planted");
            }
        }
    }
}
