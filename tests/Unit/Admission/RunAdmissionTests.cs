using Aef.Core.Pipelines.Model;
using Aef.Runs.Admission;
using Aef.Tests.Conformity;

namespace Aef.Tests.Admission;

/// <summary>Local admission is exact and in arrival order.</summary>
public sealed class RunAdmissionTests
{
    private static readonly ConcurrencyPolicy Queue = new();
    private static readonly ConcurrencyPolicy Fail = new(1, ConcurrencyBehavior.Fail);
    private static readonly ConcurrencyPolicy CancelOldest = new(2, ConcurrencyBehavior.CancelOldest);

    [Fact]
    public void The_default_is_one_run_at_a_time_and_later_runs_wait_in_their_order()
    {
        var admission = new RunAdmission();

        var (first, second, third) = (admission.Ask("1", Queue), admission.Ask("2", Queue), admission.Ask("3", Queue));

        States(first, second, third).ShouldBe("Admitted Waiting Waiting");
        second.Decision.IsCompleted.ShouldBeFalse();
        admission.End(first);
        States(first, second, third).ShouldBe("Ended Admitted Waiting");
        admission.End(second);
        States(first, second, third).ShouldBe("Ended Ended Admitted");
    }

    [Fact]
    public async Task A_run_that_waits_learns_that_it_is_admitted()
    {
        var admission = new RunAdmission();
        var (first, second) = (admission.Ask("1", Queue), admission.Ask("2", Queue));

        admission.End(first);

        (await second.Decision).ShouldBe(AdmissionState.Admitted);
    }

    [Fact]
    public async Task A_run_that_no_longer_waits_is_passed_over()
    {
        var admission = new RunAdmission();
        var (first, second, third) = (admission.Ask("1", Queue), admission.Ask("2", Queue), admission.Ask("3", Queue));

        admission.End(second);
        (await second.Decision).ShouldBe(AdmissionState.Ended);
        admission.End(first);

        States(first, second, third).ShouldBe("Ended Ended Admitted");
    }

    [Fact]
    public void Only_runs_with_the_same_key_wait_for_each_other()
    {
        var admission = new RunAdmission();

        var tickets = new[] { admission.Ask("1", Queue, "a"), admission.Ask("2", Queue, "b"), admission.Ask("3", Queue, "a") };

        States(tickets).ShouldBe("Admitted Admitted Waiting");
        admission.End(tickets[1]);
        States(tickets).ShouldBe("Admitted Ended Waiting");
        admission.ActiveOf("a").ShouldBe([tickets[0]]);
        admission.ActiveOf("b").ShouldBeEmpty();
    }

    [Fact]
    public void Fail_refuses_a_run_above_the_limit_and_keeps_no_place_for_it()
    {
        var admission = new RunAdmission();
        var (first, second) = (admission.Ask("1", Fail), admission.Ask("2", Fail));

        States(first, second).ShouldBe("Admitted Refused");
        admission.End(second);
        admission.End(first);
        admission.Ask("3", Fail).State.ShouldBe(AdmissionState.Admitted);
    }

    [Fact]
    public void Cancel_oldest_waits_until_its_victims_have_ended()
    {
        var admission = new RunAdmission();
        var (first, second, third) = (admission.Ask("1", CancelOldest), admission.Ask("2", CancelOldest), admission.Ask("3", CancelOldest));

        third.Victims.ShouldBe([first]);
        States(first, second, third).ShouldBe("Admitted Admitted Waiting");
        var fourth = admission.Ask("4", CancelOldest);
        fourth.Victims.ShouldBe([second], "the first one is a victim already");
        admission.End(first);
        States(second, third, fourth).ShouldBe("Admitted Admitted Waiting");
        admission.End(second);
        States(third, fourth).ShouldBe("Admitted Admitted");
    }

    [Fact]
    public void A_run_that_ends_twice_admits_only_one_other()
    {
        var admission = new RunAdmission();
        var tickets = Enumerable.Range(1, 3).Select(i => admission.Ask($"{i}", Queue)).ToArray();

        admission.End(tickets[0]);
        admission.End(tickets[0]);

        States(tickets).ShouldBe("Ended Admitted Waiting");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_runs_keep_the_limit_and_the_order(ulong seed)
    {
        var dice = new Dice(seed);
        for (var round = 0; round < 60; round++)
        {
            var behavior = dice.Pick(ConcurrencyBehavior.Queue, ConcurrencyBehavior.Fail, ConcurrencyBehavior.CancelOldest);
            RunRandomly(dice, new ConcurrencyPolicy(dice.Between(1, 4), behavior));
        }
    }

    /// <summary>Compares with lists that are only as clever as the rules.</summary>
    private static void RunRandomly(Dice dice, ConcurrencyPolicy policy)
    {
        var admission = new RunAdmission();
        var limit = policy.Limit!.Value; // set above
        var present = new List<AdmissionTicket>();
        var admitted = new List<AdmissionTicket>();
        var stopped = new HashSet<AdmissionTicket>();
        for (var i = 0; i < 40; i++)
        {
            if (present.Count == 0 || dice.Chance(60))
            {
                var key = dice.Pick("a", "b");
                var earlier = present.FindAll(t => t.Key == key);
                var ticket = admission.Ask($"{i}", policy, key);
                if (policy.Behavior == ConcurrencyBehavior.Fail && earlier.Count >= limit)
                {
                    ticket.State.ShouldBe(AdmissionState.Refused);
                }
                else
                {
                    var cancels = policy.Behavior == ConcurrencyBehavior.CancelOldest;
                    var victims = cancels ? earlier.Take(earlier.Count - limit + 1).ToList() : [];
                    victims.ShouldAllBe(v => v.IsVictim);
                    stopped.UnionWith(victims.Except(admitted));
                    ticket.Victims.ShouldBe(victims.Intersect(ticket.Victims));
                    present.Add(ticket);
                }
            }
            else
            {
                var ended = present[dice.Below(present.Count)];
                present.Remove(ended);
                admission.End(ended);
            }

            foreach (var group in present.GroupBy(t => t.Key))
            {
                // The first ones are active, as many as the limit allows, without those that were cancelled before they began.
                var active = group.Where(t => !stopped.Contains(t)).Take(limit).ToList();
                group.Where(t => t.State == AdmissionState.Admitted).ShouldBe(active, $"{policy} after {i}");
                admission.ActiveOf(group.Key).ShouldBe(active);
            }

            var now = present.Where(t => t.State == AdmissionState.Admitted).Except(admitted).ToList();
            now.Select(t => int.Parse(t.RunId, System.Globalization.CultureInfo.InvariantCulture)).ShouldBeInOrder();
            admitted.AddRange(now);
        }
    }

    private static string States(params AdmissionTicket[] tickets) => string.Join(' ', tickets.Select(t => t.State));
}
