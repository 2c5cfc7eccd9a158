alter table auth.membership drop constraint membership_role_known;
alter table auth.membership add constraint membership_role_known check (role in (
  'administrator', 'city-leader', 'city-officer', 'district-officer', 'department-officer', 'finance-officer',
  'organisation-member', 'expert', 'registrar', 'supervisor'));
